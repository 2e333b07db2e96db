# %% wrong: rolls_around
# What leaves on one side comes in on the other.
# loses: shift, worked example: the row 1, 2, 3 moved by one to the right
# loses: a positive dx moves to the right, a negative one to the left, and zeros come in
# loses: a positive dy moves down, a negative one up, and zeros come in
# loses: shift moves in both directions at once, and a shift by nothing changes nothing
# loses: a shift as large as the picture, or larger, leaves only zeros
# loses: a shift and its opposite bring back what stayed inside the frame
# loses: shift leaves the pictures as they were
def shift(images, dx, dy):
    return torch.roll(images, (dy, dx), (2, 3))


# %% wrong: axes_swapped
# Takes rows for columns.
# loses: shift, worked example: the row 1, 2, 3 moved by one to the right
# loses: a positive dx moves to the right, a negative one to the left, and zeros come in
# loses: a positive dy moves down, a negative one up, and zeros come in
# loses: shift moves in both directions at once, and a shift by nothing changes nothing
# loses: a shift and its opposite bring back what stayed inside the frame
# loses: a shift as large as the picture, or larger, leaves only zeros
# loses: shift leaves the pictures as they were
def shift(images, dx, dy):
    out = torch.zeros_like(images)
    h, w = images.shape[2:]
    for r in range(h):
        for c in range(w):
            if 0 <= r - dx < h and 0 <= c - dy < w:
                out[:, :, r, c] = images[:, :, r - dx, c - dy]
    return out


# %% wrong: signs_swapped
# A positive dx moves to the left, a positive dy up.
# loses: shift, worked example: the row 1, 2, 3 moved by one to the right
# loses: a positive dx moves to the right, a negative one to the left, and zeros come in
# loses: a positive dy moves down, a negative one up, and zeros come in
# loses: shift moves in both directions at once, and a shift by nothing changes nothing
# loses: a shift and its opposite bring back what stayed inside the frame
# loses: a shift as large as the picture, or larger, leaves only zeros
# loses: shift leaves the pictures as they were
def shift(images, dx, dy):
    out = torch.zeros_like(images)
    h, w = images.shape[2:]
    for r in range(h):
        for c in range(w):
            if 0 <= r + dy < h and 0 <= c + dx < w:
                out[:, :, r, c] = images[:, :, r + dy, c + dx]
    return out


# %% wrong: up_is_positive
# Counts dy upwards, as in a coordinate system of school.
# loses: a positive dy moves down, a negative one up, and zeros come in
# loses: shift moves in both directions at once, and a shift by nothing changes nothing
def shift(images, dx, dy):
    out = torch.zeros_like(images)
    h, w = images.shape[2:]
    for r in range(h):
        for c in range(w):
            if 0 <= r + dy < h and 0 <= c - dx < w:
                out[:, :, r, c] = images[:, :, r + dy, c - dx]
    return out


# %% wrong: in_place
# Rolls, and then writes the result and its zeros into the pictures that were given.
# loses: shift leaves the pictures as they were
def shift(images, dx, dy):
    h, w = images.shape[2:]
    images[:] = torch.roll(images, (dy, dx), (2, 3))
    if dx > 0:
        images[:, :, :, : min(dx, w)] = 0
    if dx < 0:
        images[:, :, :, max(w + dx, 0) :] = 0
    if dy > 0:
        images[:, :, : min(dy, h)] = 0
    if dy < 0:
        images[:, :, max(h + dy, 0) :] = 0
    return images


# %% wrong: large_shifts
# Slices with w - dx, which turns negative for a shift beyond the frame.
# loses: a shift as large as the picture, or larger, leaves only zeros
def shift(images, dx, dy):
    h, w = images.shape[2:]
    moved = torch.roll(images, (dy, dx), (2, 3))
    if abs(dx) < w and dx > 0:
        moved[:, :, :, :dx] = 0
    if abs(dx) < w and dx < 0:
        moved[:, :, :, dx:] = 0
    if abs(dy) < h and dy > 0:
        moved[:, :, :dy] = 0
    if abs(dy) < h and dy < 0:
        moved[:, :, dy:] = 0
    return moved


# %% wrong: only_right_and_down
# Forgets that shifts can be negative.
# loses: a positive dx moves to the right, a negative one to the left, and zeros come in
# loses: a positive dy moves down, a negative one up, and zeros come in
# loses: shift moves in both directions at once, and a shift by nothing changes nothing
# loses: a shift and its opposite bring back what stayed inside the frame
# loses: a shift as large as the picture, or larger, leaves only zeros
def shift(images, dx, dy):
    dx, dy = max(dx, 0), max(dy, 0)
    out = torch.zeros_like(images)
    h, w = images.shape[2:]
    if dx < w and dy < h:
        out[:, :, dy:, dx:] = images[:, :, : h - dy, : w - dx]
    return out


# %% right: padding
# Pads with zeros on all sides, as far as needed, and cuts the frame out.
def shift(images, dx, dy):
    h, w = images.shape[2:]
    px, py = abs(dx), abs(dy)
    padded = nn.functional.pad(images, (px, px, py, py))
    return padded[:, :, py - dy : py - dy + h, px - dx : px - dx + w].clone()


# %% right: roll_and_clear
# Rolls a copy and clears what came in from the other side.
def shift(images, dx, dy):
    n, c, h, w = images.shape
    dx, dy = max(-w, min(w, dx)), max(-h, min(h, dy))
    out = torch.roll(images, shifts=(dy, dx), dims=(2, 3))
    if dx > 0:
        out[..., :dx] = 0
    elif dx < 0:
        out[..., dx:] = 0
    if dy > 0:
        out[..., :dy, :] = 0
    elif dy < 0:
        out[..., dy:, :] = 0
    return out


# %% right: pixel_by_pixel
# The definition, with two loops.
def shift(images, dx, dy):
    out = torch.zeros(images.shape, dtype=images.dtype)
    h, w = images.size(2), images.size(3)
    for row in range(h):
        for column in range(w):
            if 0 <= row + dy < h and 0 <= column + dx < w:
                out[:, :, row + dy, column + dx] = images[:, :, row, column]
    return out
