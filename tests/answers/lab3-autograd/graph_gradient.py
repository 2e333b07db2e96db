# %% wrong: path_through_e_forgotten
# Follows one arrow from c, to d, and forgets the other.
# loses: df_dc adds up the path through d and the path through e
# loses: df_dx is the slope of f
def graph_grad_f(x):
    a = x**2
    b = math.exp(a)
    c = a + b
    d = math.sqrt(c)
    e = math.cos(c)
    f = d + e
    da_dx = 2 * x
    db_da = math.exp(a)
    dc_da = 1.0
    dc_db = 1.0
    dd_dc = 1 / (2 * math.sqrt(c))
    de_dc = -math.sin(c)
    df_dd = 1.0
    df_de = 1.0
    df_dc = df_dd * dd_dc
    df_db = df_dc * dc_db
    df_da = df_db * db_da + df_dc * dc_da
    df_dx = df_da * da_dx
    names = "a b c d e f da_dx db_da dc_da dc_db dd_dc de_dc df_dd df_de df_dc df_db df_da df_dx"
    entries = locals()
    return {name: entries[name] for name in names.split()}


# %% wrong: straight_path_forgotten
# Goes from a to c through b only and forgets that c uses a directly too.
# loses: df_da adds up the path through b and the path that goes straight to c
# loses: df_dx is the slope of f
def graph_grad_f(x):
    a = x**2
    b = math.exp(a)
    c = a + b
    d = math.sqrt(c)
    e = math.cos(c)
    f = d + e
    da_dx = 2 * x
    db_da = math.exp(a)
    dc_da = 1.0
    dc_db = 1.0
    dd_dc = 1 / (2 * math.sqrt(c))
    de_dc = -math.sin(c)
    df_dd = 1.0
    df_de = 1.0
    df_dc = df_dd * dd_dc + df_de * de_dc
    df_db = df_dc * dc_db
    df_da = df_db * db_da
    df_dx = df_da * da_dx
    names = "a b c d e f da_dx db_da dc_da dc_db dd_dc de_dc df_dd df_de df_dc df_db df_da df_dx"
    entries = locals()
    return {name: entries[name] for name in names.split()}


# %% wrong: detour_forgotten
# Goes from a straight to c and forgets the path through b.
# loses: df_da adds up the path through b and the path that goes straight to c
# loses: df_dx is the slope of f
def graph_grad_f(x):
    a = x**2
    b = math.exp(a)
    c = a + b
    d = math.sqrt(c)
    e = math.cos(c)
    f = d + e
    da_dx = 2 * x
    db_da = math.exp(a)
    dc_da = 1.0
    dc_db = 1.0
    dd_dc = 1 / (2 * math.sqrt(c))
    de_dc = -math.sin(c)
    df_dd = 1.0
    df_de = 1.0
    df_dc = df_dd * dd_dc + df_de * de_dc
    df_db = df_dc * dc_db
    df_da = df_dc * dc_da
    df_dx = df_da * da_dx
    names = "a b c d e f da_dx db_da dc_da dc_db dd_dc de_dc df_dd df_de df_dc df_db df_da df_dx"
    entries = locals()
    return {name: entries[name] for name in names.split()}


# %% wrong: total_for_local
# Takes the total derivative of c with respect to a, b included, for the local one; the sums come out right by luck.
# loses: each local derivative is that of its own step alone
def graph_grad_f(x):
    a = x**2
    b = math.exp(a)
    c = a + b
    d = math.sqrt(c)
    e = math.cos(c)
    f = d + e
    da_dx = 2 * x
    db_da = math.exp(a)
    dc_da = 1.0 + math.exp(a)
    dc_db = 1.0
    dd_dc = 1 / (2 * math.sqrt(c))
    de_dc = -math.sin(c)
    df_dd = 1.0
    df_de = 1.0
    df_dc = df_dd * dd_dc + df_de * de_dc
    df_db = df_dc * dc_db
    df_da = df_dc * dc_da
    df_dx = df_da * da_dx
    names = "a b c d e f da_dx db_da dc_da dc_db dd_dc de_dc df_dd df_de df_dc df_db df_da df_dx"
    entries = locals()
    return {name: entries[name] for name in names.split()}


# %% wrong: local_wrong_total_right
# Forgets the 2 in the derivative of x², and repairs the total with the formula of section 1.
# loses: each local derivative is that of its own step alone
def graph_grad_f(x):
    a = x**2
    b = math.exp(a)
    c = a + b
    d = math.sqrt(c)
    e = math.cos(c)
    f = d + e
    da_dx = x
    db_da = math.exp(a)
    dc_da = 1.0
    dc_db = 1.0
    dd_dc = 1 / (2 * math.sqrt(c))
    de_dc = -math.sin(c)
    df_dd = 1.0
    df_de = 1.0
    df_dc = df_dd * dd_dc + df_de * de_dc
    df_db = df_dc * dc_db
    df_da = df_db * db_da + df_dc * dc_da
    df_dx = df_da * 2 * x
    names = "a b c d e f da_dx db_da dc_da dc_db dd_dc de_dc df_dd df_de df_dc df_db df_da df_dx"
    entries = locals()
    return {name: entries[name] for name in names.split()}


# %% wrong: two_errors_cancel
# Has the signs of two local derivatives wrong, and the product of the two right by luck.
# loses: each local derivative is that of its own step alone
def graph_grad_f(x):
    a = x**2
    b = math.exp(a)
    c = a + b
    d = math.sqrt(c)
    e = math.cos(c)
    f = d + e
    da_dx = 2 * x
    db_da = math.exp(a)
    dc_da = 1.0
    dc_db = 1.0
    dd_dc = 1 / (2 * math.sqrt(c))
    de_dc = math.sin(c)
    df_dd = 1.0
    df_de = -1.0
    df_dc = df_dd * dd_dc + df_de * de_dc
    df_db = df_dc * dc_db
    df_da = df_db * db_da + df_dc * dc_da
    df_dx = df_da * da_dx
    names = "a b c d e f da_dx db_da dc_da dc_db dd_dc de_dc df_dd df_de df_dc df_db df_da df_dx"
    entries = locals()
    return {name: entries[name] for name in names.split()}


# %% wrong: cosine_sign
# Takes the sine for the derivative of the cosine; all that follows is consistent.
# loses: each local derivative is that of its own step alone
# loses: df_dx is the slope of f
def graph_grad_f(x):
    a = x**2
    b = math.exp(a)
    c = a + b
    d = math.sqrt(c)
    e = math.cos(c)
    f = d + e
    da_dx = 2 * x
    db_da = math.exp(a)
    dc_da = 1.0
    dc_db = 1.0
    dd_dc = 1 / (2 * math.sqrt(c))
    de_dc = math.sin(c)
    df_dd = 1.0
    df_de = 1.0
    df_dc = df_dd * dd_dc + df_de * de_dc
    df_db = df_dc * dc_db
    df_da = df_db * db_da + df_dc * dc_da
    df_dx = df_da * da_dx
    names = "a b c d e f da_dx db_da dc_da dc_db dd_dc de_dc df_dd df_de df_dc df_db df_da df_dx"
    entries = locals()
    return {name: entries[name] for name in names.split()}


# %% wrong: chain_started_at_x
# Takes b = exp(x) for the second step.
# loses: the forward pass: the six values are those of the steps
# loses: each local derivative is that of its own step alone
# loses: df_dx is the slope of f
def graph_grad_f(x):
    a = x**2
    b = math.exp(x)
    c = a + b
    d = math.sqrt(c)
    e = math.cos(c)
    f = d + e
    da_dx = 2 * x
    db_da = b
    dc_da = 1.0
    dc_db = 1.0
    dd_dc = 1 / (2 * math.sqrt(c))
    de_dc = -math.sin(c)
    df_dd = 1.0
    df_de = 1.0
    df_dc = df_dd * dd_dc + df_de * de_dc
    df_db = df_dc * dc_db
    df_da = df_db * db_da + df_dc * dc_da
    df_dx = df_da * da_dx
    names = "a b c d e f da_dx db_da dc_da dc_db dd_dc de_dc df_dd df_de df_dc df_db df_da df_dx"
    entries = locals()
    return {name: entries[name] for name in names.split()}


# %% wrong: derivative_of_f_by_x_not_multiplied
# Stops at a: df_dx is df_da, without the last local derivative.
# loses: df_dx is the slope of f
def graph_grad_f(x):
    a = x**2
    b = math.exp(a)
    c = a + b
    d = math.sqrt(c)
    e = math.cos(c)
    f = d + e
    da_dx = 2 * x
    db_da = math.exp(a)
    dc_da = 1.0
    dc_db = 1.0
    dd_dc = 1 / (2 * math.sqrt(c))
    de_dc = -math.sin(c)
    df_dd = 1.0
    df_de = 1.0
    df_dc = df_dd * dd_dc + df_de * de_dc
    df_db = df_dc * dc_db
    df_da = df_db * db_da + df_dc * dc_da
    df_dx = df_da
    names = "a b c d e f da_dx db_da dc_da dc_db dd_dc de_dc df_dd df_de df_dc df_db df_da df_dx"
    entries = locals()
    return {name: entries[name] for name in names.split()}


# %% wrong: entry_missing
# Leaves out the entry df_db because it equals df_dc.
# loses: the worked example: all 18 entries are there, and at 0 the graph gives f = 1.5403
# loses: df_db has the one path through c
# loses: df_da adds up the path through b and the path that goes straight to c
def graph_grad_f(x):
    a = x**2
    b = math.exp(a)
    c = a + b
    d = math.sqrt(c)
    e = math.cos(c)
    f = d + e
    da_dx = 2 * x
    db_da = math.exp(a)
    dc_da = 1.0
    dc_db = 1.0
    dd_dc = 1 / (2 * math.sqrt(c))
    de_dc = -math.sin(c)
    df_dd = 1.0
    df_de = 1.0
    df_dc = df_dd * dd_dc + df_de * de_dc
    df_da = df_dc * db_da + df_dc * dc_da
    df_dx = df_da * da_dx
    names = "a b c d e f da_dx db_da dc_da dc_db dd_dc de_dc df_dd df_de df_dc df_da df_dx"
    entries = locals()
    return {name: entries[name] for name in names.split()}


# %% wrong: paths_multiplied
# Multiplies the contributions of two paths instead of adding them.
# loses: df_dc adds up the path through d and the path through e
# loses: df_da adds up the path through b and the path that goes straight to c
# loses: df_dx is the slope of f
def graph_grad_f(x):
    a = x**2
    b = math.exp(a)
    c = a + b
    d = math.sqrt(c)
    e = math.cos(c)
    f = d + e
    da_dx = 2 * x
    db_da = math.exp(a)
    dc_da = 1.0
    dc_db = 1.0
    dd_dc = 1 / (2 * math.sqrt(c))
    de_dc = -math.sin(c)
    df_dd = 1.0
    df_de = 1.0
    df_dc = (df_dd * dd_dc) * (df_de * de_dc)
    df_db = df_dc * dc_db
    df_da = (df_db * db_da) * (df_dc * dc_da)
    df_dx = df_da * da_dx
    names = "a b c d e f da_dx db_da dc_da dc_db dd_dc de_dc df_dd df_de df_dc df_db df_da df_dx"
    entries = locals()
    return {name: entries[name] for name in names.split()}


# %% right: numpy_and_more_keys
# Numpy numbers, and more entries than asked for.
def graph_grad_f(x):
    g = {"x": x, "a": np.square(x)}
    g["b"] = np.exp(g["a"])
    g["c"] = g["a"] + g["b"]
    g["d"], g["e"] = np.sqrt(g["c"]), np.cos(g["c"])
    g["f"] = g["d"] + g["e"]
    g.update(da_dx=2 * x, db_da=g["b"], dc_da=1, dc_db=1, dd_dc=0.5 / g["d"], de_dc=-np.sin(g["c"]), df_dd=1, df_de=1)
    g["df_dc"] = g["dd_dc"] + g["de_dc"]
    g["df_db"] = g["df_dc"]
    g["df_da"] = g["df_dc"] * (1 + g["db_da"])
    g["df_dx"] = g["df_da"] * g["da_dx"]
    g["dc_dx"] = g["da_dx"] * (1 + g["db_da"])
    return g


# %% right: torch_float32
# Values as tensors without axes in torch's usual seven digits; the sums over paths by autograd.
def graph_grad_f(x):
    leaf = torch.tensor(x, requires_grad=True)
    a = leaf**2
    b = torch.exp(a)
    c = a + b
    d = torch.sqrt(c)
    e = torch.cos(c)
    f = d + e
    steps = [leaf, a, b, c]
    df_dx, df_da, df_db, df_dc = torch.autograd.grad(f, steps)
    one = torch.ones(())
    return {
        "a": a, "b": b, "c": c, "d": d, "e": e, "f": f,
        "da_dx": 2 * leaf, "db_da": b, "dc_da": one, "dc_db": one,
        "dd_dc": 1 / (2 * d), "de_dc": -torch.sin(c), "df_dd": one, "df_de": one,
        "df_dx": df_dx, "df_da": df_da, "df_db": df_db, "df_dc": df_dc,
    }


# %% right: locals_by_name
# Every step a variable, collected at the end.
def graph_grad_f(x):
    a = x**2
    b = math.exp(a)
    c = a + b
    d = math.sqrt(c)
    e = math.cos(c)
    f = d + e
    da_dx = 2 * x
    db_da = math.exp(a)
    dc_da = 1.0
    dc_db = 1.0
    dd_dc = 1 / (2 * math.sqrt(c))
    de_dc = -math.sin(c)
    df_dd = 1.0
    df_de = 1.0
    df_dc = df_dd * dd_dc + df_de * de_dc
    df_db = df_dc * dc_db
    df_da = df_db * db_da + df_dc * dc_da
    df_dx = df_da * da_dx
    names = "a b c d e f da_dx db_da dc_da dc_db dd_dc de_dc df_dd df_de df_dc df_db df_da df_dx"
    entries = locals()
    return {name: entries[name] for name in names.split()}
