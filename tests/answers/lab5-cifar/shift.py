# %% wrong: rolls_around
# What leaves on one side comes in on the other.
# loses: shift, worked example: the rows 1, 2, 3 and 4, 5, 6, moved to the right, down, and out
# loses: zeros come in, as many as values leave
# loses: a shift as large as the picture, or larger, leaves only zeros
def shift(images, dx, dy):
    return torch.roll(images, (dy, dx), (2, 3))


# %% wrong: axes_swapped
# Takes rows for columns.
# loses: shift, worked example: the rows 1, 2, 3 and 4, 5, 6, moved to the right, down, and out
# loses: a positive dx moves to the right
# loses: a positive dy moves down
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
# loses: shift, worked example: the rows 1, 2, 3 and 4, 5, 6, moved to the right, down, and out
# loses: a positive dx moves to the right
# loses: a positive dy moves down
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
# loses: shift, worked example: the rows 1, 2, 3 and 4, 5, 6, moved to the right, down, and out
# loses: a positive dy moves down
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
# loses: shift gives back a new tensor and leaves the pictures as they were
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
# loses: shift, worked example: the rows 1, 2, 3 and 4, 5, 6, moved to the right, down, and out
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
# loses: negative numbers move the other way
# loses: a shift and its opposite bring back what stayed inside the frame
def shift(images, dx, dy):
    dx, dy = max(dx, 0), max(dy, 0)
    out = torch.zeros_like(images)
    h, w = images.shape[2:]
    if dx < w and dy < h:
        out[:, :, dy:, dx:] = images[:, :, : h - dy, : w - dx]
    return out


# %% wrong: the_same_tensor_for_nothing
# A shift by nothing returns the given tensor itself.
# loses: shift gives back a new tensor and leaves the pictures as they were
def shift(images, dx, dy):
    if dx == 0 and dy == 0:
        return images
    h, w = images.shape[2:]
    padded = nn.functional.pad(images, (abs(dx), abs(dx), abs(dy), abs(dy)))
    y, x = abs(dy) - dy, abs(dx) - dx
    return padded[:, :, y : y + h, x : x + w].clone()


# %% wrong: only_one_direction_at_a_time
# Moves down only where there is no move to the right.
# loses: zeros come in, as many as values leave
# loses: dx and dy act at the same time, and a shift by nothing changes nothing
def shift(images, dx, dy):
    h, w = images.shape[2:]
    if dx:
        dy = 0
    padded = nn.functional.pad(images, (abs(dx), abs(dx), abs(dy), abs(dy)))
    y, x = abs(dy) - dy, abs(dx) - dx
    return padded[:, :, y : y + h, x : x + w].clone()


# %% wrong: the_rim_comes_in
# Repeats the row or column at the rim where zeros should come in.
# loses: shift, worked example: the rows 1, 2, 3 and 4, 5, 6, moved to the right, down, and out
# loses: zeros come in, as many as values leave
# loses: a shift as large as the picture, or larger, leaves only zeros
def shift(images, dx, dy):
    h, w = images.shape[2:]
    rows = (torch.arange(h) - dy).clamp(0, h - 1)
    columns = (torch.arange(w) - dx).clamp(0, w - 1)
    return images[:, :, rows][:, :, :, columns]


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
