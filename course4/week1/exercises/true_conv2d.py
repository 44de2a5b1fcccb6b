"""The card of `true_conv2d`."""

import numpy as np

from autograder.authoring.domain import numbers, sizes
from autograder.authoring.exercise import Exercise, alternative, example, hidden, in_place_of, slip

frame = in_place_of("framed =")


class TrueConv2d(Exercise):
    """Convolution as mathematics has it."""

    function = "true_conv2d"
    section, points, difficulty, minutes = "4.1.5", 0, 2, 15
    needs = ("corr2d",)

    def cases(self, draw):
        def some(make, label, shape, window, draw=draw):
            return make(label, image=draw.normal(size=shape), kernel=draw.normal(size=window))

        fixed = np.random.default_rng(3)
        yield example("a kernel of two rows and three columns", image=fixed.integers(1, 9, (2, 3)),
                      kernel=np.array([[1, 2, 3], [4, 5, -6]]))
        yield example("square", image=fixed.integers(1, 9, (3, 3)), kernel=np.array([[1, 2], [4, -3]]))
        yield some(hidden, "a large picture", (6, 4), (3, 2))
        yield some(hidden, "a large kernel", (2, 3), (4, 5))
        yield some(hidden, "square", (4, 4), (3, 3))
        yield some(hidden, "wide and high", (1, 5), (4, 1)).about("generality")
        yield some(hidden, "one pixel", (1, 1), (2, 3)).about("generality")
        yield some(hidden, "one number", (3, 4), (1, 1)).about("generality")

    def oracle(self, image, kernel):
        from scipy.signal import convolve2d

        return convolve2d(image.astype(float), kernel.astype(float))

    def domain(self, draw):
        h, w, k_h, k_w = sizes(draw, 4, most=6, large=9)
        return {"image": numbers(draw, (h, w), most=1e3), "kernel": numbers(draw, (k_h, k_w), most=1e3)}

    not_mirrored = slip("The kernel is not mirrored.", ("kernel[::-1, ::-1]", "kernel"))
    mirrored_once = slip("The kernel is mirrored in one direction only.",
                         ("kernel[::-1, ::-1]", "kernel[::-1]"))
    turned = slip("The kernel is transposed. To mirror it both ways is half a turn.",
                  ("kernel[::-1, ::-1]", "kernel[::-1, ::-1].T"))
    inside_only = frame("Only the places where the kernel lies in the picture count. All overlaps should.",
                        "framed = np.pad(image, (max(0, k_h - len(image)), max(0, k_w - image.shape[1])))"
                        "[:max(len(image), k_h), :max(image.shape[1], k_w)]")
    too_wide = frame("The frame is one pixel too wide: places where nothing overlaps do not count.",
                     "framed = np.pad(image, ((k_h, k_h), (k_w, k_w)))")
    sides_exchanged = frame("Rows and columns of the frame are exchanged.",
                            "framed = np.pad(image, ((k_w - 1, k_w - 1), (k_h - 1, k_h - 1)))")
    half_frame = frame("The result is as large as the picture. All overlaps count, so it is larger.",
                       "framed = np.pad(image, (((k_h - 1) // 2, k_h // 2), ((k_w - 1) // 2, k_w // 2)))")

    @alternative
    def stamped(image, kernel):
        (h, w), (a, b) = image.shape, kernel.shape
        result = np.zeros((h + a - 1, w + b - 1))
        for i, j in np.ndindex(h, w):
            result[i:i + a, j:j + b] += image[i, j] * kernel
        return result
