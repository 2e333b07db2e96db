# %% wrong: std_with_n
# The spread divided by n.
# loses: the worked example: five runs of two learning rates give the report of the text
# loses: loss_std and accuracy_std are the spread of the runs of one value, with n - 1
def report(runs, by):
    groups = runs.groupby(by)
    return pd.DataFrame(
        {
            "loss_mean": groups["loss"].mean(),
            "loss_std": groups["loss"].std(ddof=0),
            "accuracy_mean": groups["accuracy"].mean(),
            "accuracy_std": groups["accuracy"].std(ddof=0),
        }
    )


# %% wrong: grouped_by_the_other_column
# Groups by the column that was not asked for.
# loses: the worked example: five runs of two learning rates give the report of the text
# loses: one row for each value, and the values are the index, in ascending order
# loses: the column named by `by` decides, the hidden size too
def report(runs, by):
    groups = runs.groupby("hidden_size" if by == "learning_rate" else "learning_rate")
    return pd.DataFrame(
        {
            "loss_mean": groups["loss"].mean(),
            "loss_std": groups["loss"].std(),
            "accuracy_mean": groups["accuracy"].mean(),
            "accuracy_std": groups["accuracy"].std(),
        }
    )


# %% wrong: always_by_learning_rate
# Ignores `by`.
# loses: the column named by `by` decides, the hidden size too
def report(runs, by):
    groups = runs.groupby("learning_rate")
    return pd.DataFrame(
        {
            "loss_mean": groups["loss"].mean(),
            "loss_std": groups["loss"].std(),
            "accuracy_mean": groups["accuracy"].mean(),
            "accuracy_std": groups["accuracy"].std(),
        }
    )


# %% wrong: values_against_a_reversed_axis
# Sorts the values, but leaves the numbers in the order of their appearance.
# loses: the worked example: five runs of two learning rates give the report of the text
# loses: each mean and each spread stands in the row of its own value
def report(runs, by):
    groups = runs.groupby(by, sort=False)
    return pd.DataFrame(
        {
            "loss_mean": groups["loss"].mean().to_numpy(),
            "loss_std": groups["loss"].std().to_numpy(),
            "accuracy_mean": groups["accuracy"].mean().to_numpy(),
            "accuracy_std": groups["accuracy"].std().to_numpy(),
        },
        index=sorted(runs[by].unique()),
    )


# %% wrong: order_of_appearance
# Leaves the rows in the order in which the values appear.
# loses: the worked example: five runs of two learning rates give the report of the text
# loses: one row for each value, and the values are the index, in ascending order
def report(runs, by):
    groups = runs.groupby(by, sort=False)
    return pd.DataFrame(
        {
            "loss_mean": groups["loss"].mean(),
            "loss_std": groups["loss"].std(),
            "accuracy_mean": groups["accuracy"].mean(),
            "accuracy_std": groups["accuracy"].std(),
        }
    )


# %% wrong: descending
# The largest value first.
# loses: the worked example: five runs of two learning rates give the report of the text
# loses: one row for each value, and the values are the index, in ascending order
def report(runs, by):
    groups = runs.groupby(by)
    table = pd.DataFrame(
        {
            "loss_mean": groups["loss"].mean(),
            "loss_std": groups["loss"].std(),
            "accuracy_mean": groups["accuracy"].mean(),
            "accuracy_std": groups["accuracy"].std(),
        }
    )
    return table.sort_index(ascending=False)


# %% wrong: median
# The median for the mean.
# loses: the worked example: five runs of two learning rates give the report of the text
# loses: loss_mean and accuracy_mean are the means of the runs of one value, however many there are
def report(runs, by):
    groups = runs.groupby(by)
    return pd.DataFrame(
        {
            "loss_mean": groups["loss"].median(),
            "loss_std": groups["loss"].std(),
            "accuracy_mean": groups["accuracy"].median(),
            "accuracy_std": groups["accuracy"].std(),
        }
    )


# %% wrong: divided_by_ten
# Adds up and divides by ten, as many repeats as the text has.
# loses: the worked example: five runs of two learning rates give the report of the text
# loses: loss_mean and accuracy_mean are the means of the runs of one value, however many there are
# loses: the column named by `by` decides, the hidden size too
def report(runs, by):
    groups = runs.groupby(by)
    return pd.DataFrame(
        {
            "loss_mean": groups["loss"].sum() / 10,
            "loss_std": groups["loss"].std(),
            "accuracy_mean": groups["accuracy"].sum() / 10,
            "accuracy_std": groups["accuracy"].std(),
        }
    )


# %% wrong: variance
# The variance for its root.
# loses: the worked example: five runs of two learning rates give the report of the text
# loses: loss_std and accuracy_std are the spread of the runs of one value, with n - 1
def report(runs, by):
    groups = runs.groupby(by)
    return pd.DataFrame(
        {
            "loss_mean": groups["loss"].mean(),
            "loss_std": groups["loss"].var(),
            "accuracy_mean": groups["accuracy"].mean(),
            "accuracy_std": groups["accuracy"].var(),
        }
    )


# %% wrong: standard_error
# The uncertainty of the mean, s over the root of n, for the spread.
# loses: the worked example: five runs of two learning rates give the report of the text
# loses: loss_std and accuracy_std are the spread of the runs of one value, with n - 1
def report(runs, by):
    groups = runs.groupby(by)
    return pd.DataFrame(
        {
            "loss_mean": groups["loss"].mean(),
            "loss_std": groups["loss"].sem(),
            "accuracy_mean": groups["accuracy"].mean(),
            "accuracy_std": groups["accuracy"].sem(),
        }
    )


# %% wrong: column_for_index
# The values in a column, the index counts rows.
# loses: the worked example: five runs of two learning rates give the report of the text
# loses: one row for each value, and the values are the index, in ascending order
def report(runs, by):
    groups = runs.groupby(by)
    return pd.DataFrame(
        {
            "loss_mean": groups["loss"].mean(),
            "loss_std": groups["loss"].std(),
            "accuracy_mean": groups["accuracy"].mean(),
            "accuracy_std": groups["accuracy"].std(),
        }
    ).reset_index()


# %% wrong: two_storeys_of_columns
# Columns ('loss', 'mean') and so on instead of the four names.
# loses: the worked example: five runs of two learning rates give the report of the text
def report(runs, by):
    return runs.groupby(by)[["loss", "accuracy"]].agg(["mean", "std"])


# %% wrong: loss_twice
# Copied line: the accuracy columns hold the loss.
# loses: the worked example: five runs of two learning rates give the report of the text
# loses: loss_mean and accuracy_mean are the means of the runs of one value, however many there are
# loses: loss_std and accuracy_std are the spread of the runs of one value, with n - 1
def report(runs, by):
    groups = runs.groupby(by)
    return pd.DataFrame(
        {
            "loss_mean": groups["loss"].mean(),
            "loss_std": groups["loss"].std(),
            "accuracy_mean": groups["loss"].mean(),
            "accuracy_std": groups["loss"].std(),
        }
    )


# %% wrong: changes_the_table
# Makes `by` the index of the caller's own table.
# loses: report leaves the table of runs as it was
def report(runs, by):
    runs.sort_values(by, inplace=True)
    groups = runs.groupby(by)[["loss", "accuracy"]]
    return groups.mean().add_suffix("_mean").join(groups.std().add_suffix("_std"))


# %% wrong: spreads_in_another_order
# Sorts the means with their values, but leaves the spreads in the order of their appearance.
# loses: the worked example: five runs of two learning rates give the report of the text
# loses: each mean and each spread stands in the row of its own value
def report(runs, by):
    groups, appeared = runs.groupby(by), runs.groupby(by, sort=False)
    return pd.DataFrame(
        {
            "loss_mean": groups["loss"].mean(),
            "loss_std": appeared["loss"].std().to_numpy(),
            "accuracy_mean": groups["accuracy"].mean(),
            "accuracy_std": appeared["accuracy"].std().to_numpy(),
        }
    )


# %% wrong: own_column_names
# Calls the columns as it likes, in the order of the text.
# loses: the worked example: five runs of two learning rates give the report of the text
def report(runs, by):
    groups = runs.groupby(by)
    return pd.DataFrame(
        {
            "mean_loss": groups["loss"].mean(),
            "std_loss": groups["loss"].std(),
            "mean_accuracy": groups["accuracy"].mean(),
            "std_accuracy": groups["accuracy"].std(),
        }
    )


# %% right: named_aggregation
# pandas' named aggregation.
def report(runs, by):
    return runs.groupby(by).agg(
        loss_mean=("loss", "mean"),
        loss_std=("loss", "std"),
        accuracy_mean=("accuracy", "mean"),
        accuracy_std=("accuracy", "std"),
    )


# %% right: loop_with_numpy
# A loop over the sorted values, numpy with ddof=1.
def report(runs, by):
    rows, values = [], sorted(set(runs[by]))
    for value in values:
        chosen = runs[runs[by] == value]
        row = {}
        for name in ["loss", "accuracy"]:
            numbers_of_runs = chosen[name].to_numpy()
            row[name + "_mean"] = np.mean(numbers_of_runs)
            row[name + "_std"] = np.std(numbers_of_runs, ddof=1)
        rows.append(row)
    return pd.DataFrame(rows, index=values)


# %% right: flattened
# Two storeys of columns, flattened into the four names; more columns beside them.
def report(runs, by):
    table = runs.groupby(by)[["loss", "accuracy"]].agg(["mean", "std", "count"])
    table.columns = ["_".join(names) for names in table.columns]
    return table.sort_index()


# %% right: row_by_row
# An empty table that grows, with the formula written out.
def report(runs, by):
    table = pd.DataFrame(columns=["accuracy_mean", "accuracy_std", "loss_mean", "loss_std"])
    for value in np.unique(runs[by]):
        for name in ("loss", "accuracy"):
            values = runs.loc[runs[by] == value, name]
            mean = sum(values) / len(values)
            table.loc[value, name + "_mean"] = mean
            table.loc[value, name + "_std"] = math.sqrt(sum((v - mean) ** 2 for v in values) / (len(values) - 1))
    return table
