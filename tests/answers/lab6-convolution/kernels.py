# %% wrong: prewitt
# Kernels for edges, bright above and dark below: they respond beside a line, not on it.
# loses: a horizontal line across the picture is found, and nothing beside it
# loses: a vertical line across the picture is found, and nothing beside it
# loses: a short horizontal line is found with its ends, and nothing beside it
# loses: a short vertical line is found with its ends, and nothing beside it
# loses: the pixel just past an end of a horizontal line does not belong to it
# loses: the pixel just past an end of a vertical line does not belong to it
# loses: a gap of one pixel in a horizontal line does not belong to it
# loses: a gap of one pixel in a vertical line does not belong to it
# loses: a single point is no horizontal line
# loses: a single point is no vertical line
# loses: lines of the other direction are not horizontal
# loses: lines of the other direction are not vertical
# loses: diagonals are not horizontal
# loses: diagonals are not vertical
# loses: where two lines cross, the horizontal one is found
# loses: where two lines cross, the vertical one is found
# loses: in any picture at all, every pixel is told right about horizontal lines
# loses: in any picture at all, every pixel is told right about vertical lines
kernel_horizontal = np.array([[1, 1, 1], [0, 0, 0], [-1, -1, -1]])
bias_horizontal = -2
kernel_vertical = kernel_horizontal.T
bias_vertical = -2


# %% wrong: transposed
# The two kernels are mixed up.
# loses: a horizontal line across the picture is found, and nothing beside it
# loses: a vertical line across the picture is found, and nothing beside it
# loses: a short horizontal line is found with its ends, and nothing beside it
# loses: a short vertical line is found with its ends, and nothing beside it
# loses: lines of the other direction are not horizontal
# loses: lines of the other direction are not vertical
# loses: where two lines cross, the horizontal one is found
# loses: where two lines cross, the vertical one is found
# loses: in any picture at all, every pixel is told right about horizontal lines
# loses: in any picture at all, every pixel is told right about vertical lines
kernel_vertical = np.array([[0, 0, 0], [1, 2, 1], [0, 0, 0]])
kernel_horizontal = kernel_vertical.T
bias_horizontal = bias_vertical = -2.5


# %% wrong: bias_lets_the_other_direction_through
# The bias is so weak that one set pixel in the middle is enough, whatever it is part of.
# loses: a gap of one pixel in a horizontal line does not belong to it
# loses: a gap of one pixel in a vertical line does not belong to it
# loses: a single point is no horizontal line
# loses: a single point is no vertical line
# loses: lines of the other direction are not horizontal
# loses: lines of the other direction are not vertical
# loses: diagonals are not horizontal
# loses: diagonals are not vertical
# loses: where two lines cross, the horizontal one is found
# loses: where two lines cross, the vertical one is found
# loses: in any picture at all, every pixel is told right about horizontal lines
# loses: in any picture at all, every pixel is told right about vertical lines
kernel_horizontal = np.array([[0, 0, 0], [1, 2, 1], [0, 0, 0]])
bias_horizontal = -1.5
kernel_vertical = np.array([[0, 1, 0], [0, 2, 0], [0, 1, 0]])
bias_vertical = -1.5


# %% wrong: bias_too_strict
# Asks for all three pixels, so that the ends of a line are lost.
# loses: a short horizontal line is found with its ends, and nothing beside it
# loses: a short vertical line is found with its ends, and nothing beside it
# loses: in any picture at all, every pixel is told right about horizontal lines
# loses: in any picture at all, every pixel is told right about vertical lines
kernel_horizontal = np.array([[0, 0, 0], [1, 1, 1], [0, 0, 0]])
bias_horizontal = -2.5
kernel_vertical = kernel_horizontal.T
bias_vertical = -2.5


# %% wrong: three_equal_weights
# Two set pixels of three are enough, even when the one in the middle is not set.
# loses: a gap of one pixel in a horizontal line does not belong to it
# loses: a gap of one pixel in a vertical line does not belong to it
# loses: in any picture at all, every pixel is told right about horizontal lines
# loses: in any picture at all, every pixel is told right about vertical lines
kernel_horizontal = np.array([[0, 0, 0], [1, 1, 1], [0, 0, 0]])
bias_horizontal = -1.5
kernel_vertical = kernel_horizontal.T
bias_vertical = -1.5


# %% wrong: line_detector_of_the_books
# Twice the row minus its neighbours: finds lines, but forgets that the middle matters more than the ends.
# loses: a gap of one pixel in a horizontal line does not belong to it
# loses: a gap of one pixel in a vertical line does not belong to it
# loses: in any picture at all, every pixel is told right about horizontal lines
# loses: in any picture at all, every pixel is told right about vertical lines
kernel_horizontal = np.array([[-1, -1, -1], [2, 2, 2], [-1, -1, -1]])
bias_horizontal = -3
kernel_vertical = kernel_horizontal.T
bias_vertical = -3


# %% wrong: smeared_past_the_end
# The neighbours weigh so much that one of them alone is enough.
# loses: a short horizontal line is found with its ends, and nothing beside it
# loses: a short vertical line is found with its ends, and nothing beside it
# loses: the pixel just past an end of a horizontal line does not belong to it
# loses: the pixel just past an end of a vertical line does not belong to it
# loses: a gap of one pixel in a horizontal line does not belong to it
# loses: a gap of one pixel in a vertical line does not belong to it
# loses: lines of the other direction are not horizontal
# loses: lines of the other direction are not vertical
# loses: where two lines cross, the horizontal one is found
# loses: where two lines cross, the vertical one is found
# loses: in any picture at all, every pixel is told right about horizontal lines
# loses: in any picture at all, every pixel is told right about vertical lines
kernel_horizontal = np.array([[0, 0, 0], [2, 1, 2], [0, 0, 0]])
bias_horizontal = -1.5
kernel_vertical = kernel_horizontal.T
bias_vertical = -1.5


# %% wrong: diagonals_too
# The corners of the kernel have positive weights, and diagonals pass for lines.
# loses: diagonals are not horizontal
# loses: diagonals are not vertical
# loses: where two lines cross, the horizontal one is found
# loses: where two lines cross, the vertical one is found
# loses: in any picture at all, every pixel is told right about horizontal lines
# loses: in any picture at all, every pixel is told right about vertical lines
kernel_horizontal = np.array([[0.4, 0, 0.4], [1, 2, 1], [0.4, 0, 0.4]])
bias_horizontal = -2.5
kernel_vertical = kernel_horizontal.T
bias_vertical = -2.5


# %% wrong: vertical_bias_forgotten
# The bias of the vertical kernel is zero, so that empty paper responds with zero and is not below it.
# loses: a vertical line across the picture is found, and nothing beside it
# loses: a short vertical line is found with its ends, and nothing beside it
# loses: the pixel just past an end of a vertical line does not belong to it
# loses: a gap of one pixel in a vertical line does not belong to it
# loses: a single point is no vertical line
# loses: lines of the other direction are not vertical
# loses: diagonals are not vertical
# loses: where two lines cross, the vertical one is found
# loses: in any picture at all, every pixel is told right about vertical lines
kernel_horizontal = np.array([[0, 0, 0], [1, 2, 1], [0, 0, 0]])
bias_horizontal = -2.5
kernel_vertical = kernel_horizontal.T
bias_vertical = 0


# %% wrong: not_three_by_three
# Kernels of one row and one column: the right idea in the wrong shape.
# loses: a horizontal line across the picture is found, and nothing beside it
# loses: a vertical line across the picture is found, and nothing beside it
# loses: a short horizontal line is found with its ends, and nothing beside it
# loses: a short vertical line is found with its ends, and nothing beside it
# loses: the pixel just past an end of a horizontal line does not belong to it
# loses: the pixel just past an end of a vertical line does not belong to it
# loses: a gap of one pixel in a horizontal line does not belong to it
# loses: a gap of one pixel in a vertical line does not belong to it
# loses: a single point is no horizontal line
# loses: a single point is no vertical line
# loses: lines of the other direction are not horizontal
# loses: lines of the other direction are not vertical
# loses: diagonals are not horizontal
# loses: diagonals are not vertical
# loses: where two lines cross, the horizontal one is found
# loses: where two lines cross, the vertical one is found
# loses: in any picture at all, every pixel is told right about horizontal lines
# loses: in any picture at all, every pixel is told right about vertical lines
kernel_horizontal = np.array([[1, 2, 1]])
bias_horizontal = -2.5
kernel_vertical = kernel_horizontal.T
bias_vertical = -2.5


# %% wrong: says_no_to_everything
# Kernels of zeros with a negative bias: nothing is ever a line, which is right for most pixels and for no line.
# loses: a horizontal line across the picture is found, and nothing beside it
# loses: a vertical line across the picture is found, and nothing beside it
# loses: a short horizontal line is found with its ends, and nothing beside it
# loses: a short vertical line is found with its ends, and nothing beside it
# loses: the pixel just past an end of a horizontal line does not belong to it
# loses: the pixel just past an end of a vertical line does not belong to it
# loses: a gap of one pixel in a horizontal line does not belong to it
# loses: a gap of one pixel in a vertical line does not belong to it
# loses: a single point is no horizontal line
# loses: a single point is no vertical line
# loses: lines of the other direction are not horizontal
# loses: lines of the other direction are not vertical
# loses: diagonals are not horizontal
# loses: diagonals are not vertical
# loses: where two lines cross, the horizontal one is found
# loses: where two lines cross, the vertical one is found
# loses: in any picture at all, every pixel is told right about horizontal lines
# loses: in any picture at all, every pixel is told right about vertical lines
kernel_horizontal = kernel_vertical = np.zeros((3, 3))
bias_horizontal = bias_vertical = -1.0


# %% wrong: says_yes_to_everything
# A bias that is always enough.
# loses: a horizontal line across the picture is found, and nothing beside it
# loses: a vertical line across the picture is found, and nothing beside it
# loses: a short horizontal line is found with its ends, and nothing beside it
# loses: a short vertical line is found with its ends, and nothing beside it
# loses: the pixel just past an end of a horizontal line does not belong to it
# loses: the pixel just past an end of a vertical line does not belong to it
# loses: a gap of one pixel in a horizontal line does not belong to it
# loses: a gap of one pixel in a vertical line does not belong to it
# loses: a single point is no horizontal line
# loses: a single point is no vertical line
# loses: lines of the other direction are not horizontal
# loses: lines of the other direction are not vertical
# loses: diagonals are not horizontal
# loses: diagonals are not vertical
# loses: where two lines cross, the horizontal one is found
# loses: where two lines cross, the vertical one is found
# loses: in any picture at all, every pixel is told right about horizontal lines
# loses: in any picture at all, every pixel is told right about vertical lines
kernel_horizontal = kernel_vertical = np.zeros((3, 3))
bias_horizontal = bias_vertical = 1.0


# %% wrong: the_same_kernel_twice
# The horizontal kernel is used for both directions.
# loses: a vertical line across the picture is found, and nothing beside it
# loses: a short vertical line is found with its ends, and nothing beside it
# loses: lines of the other direction are not vertical
# loses: where two lines cross, the vertical one is found
# loses: in any picture at all, every pixel is told right about vertical lines
kernel_horizontal = np.array([[0, 0, 0], [1, 2, 1], [0, 0, 0]])
kernel_vertical = kernel_horizontal
bias_horizontal = bias_vertical = -2.5


# %% wrong: a_point_will_do
# In the vertical kernel the centre weighs so much that a single point is a line.
# loses: a single point is no vertical line
# loses: lines of the other direction are not vertical
# loses: diagonals are not vertical
# loses: where two lines cross, the vertical one is found
# loses: in any picture at all, every pixel is told right about vertical lines
kernel_horizontal = np.array([[0, 0, 0], [1, 2, 1], [0, 0, 0]])
kernel_vertical = np.array([[0, 1, 0], [0, 4, 0], [0, 1, 0]])
bias_horizontal, bias_vertical = -2.5, -3.5


# %% right: fractions_and_lists
# Other numbers with the same signs of all sums, as lists, with biases of numpy.
kernel_horizontal = [[0, 0, 0], [0.3, 0.7, 0.3], [0, 0, 0]]
kernel_vertical = [[0, 0.3, 0], [0, 0.7, 0], [0, 0.3, 0]]
bias_horizontal = np.float64(-0.85)
bias_vertical = np.array(-0.85)


# %% right: pushes_the_others_down
# Small negative weights around the line; they may be there as long as they never decide.
kernel_horizontal = np.array([[-0.1, -0.1, -0.1], [10, 20, 10], [-0.1, -0.1, -0.1]])
bias_horizontal = -25
kernel_vertical = np.array([[-0.1, 10, -0.1], [-0.1, 20, -0.1], [-0.1, 10, -0.1]])
bias_vertical = -25.0
print(kernel_horizontal - kernel_vertical.T)


# %% right: lopsided
# Left and right need not weigh the same, and tensors are arrays too.
kernel_horizontal = torch.tensor([[0.0, 0.0, 0.0], [1.5, 4.0, 2.0], [0.0, 0.0, 0.0]])
bias_horizontal = torch.tensor(-5.0)
kernel_vertical = kernel_horizontal.T.clone()
bias_vertical = -5
