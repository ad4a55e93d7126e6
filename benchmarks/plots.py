"""A plot of cost against size, as SVG: equal steps multiply by ten; the dashed line is what grows as the size does."""

import math
from collections.abc import Sequence

WIDTH, HEIGHT, EDGE = 640, 420, 70
Point = tuple[float, float]


def log_log(points: Sequence[Point], *, across: str, up: str) -> str:
    """Return the plot of points (size, cost), both above 0, with a line of proportion through the largest."""
    sizes, costs = zip(*sorted(points), strict=True)
    left, right = math.floor(math.log10(sizes[0])), math.ceil(math.log10(sizes[-1]))
    low, high = math.floor(math.log10(min(costs))), math.ceil(math.log10(max(costs)))

    def place(size: float, cost: float) -> str:
        x = EDGE + (math.log10(size) - left) / (right - left) * (WIDTH - 2 * EDGE)
        y = HEIGHT - EDGE - (math.log10(cost) - low) / max(1, high - low) * (HEIGHT - 2 * EDGE)
        return f"{x:.1f},{y:.1f}"

    largest = (sizes[-1], costs[-1])
    first = max(sizes[0], sizes[-1] * 10**low / costs[-1])
    proportional = f"{place(first, costs[-1] * first / sizes[-1])} {place(*largest)}"
    marks = "".join(
        f'<circle cx="{x}" cy="{y}" r="4"/>'
        for x, y in (place(*point).split(",") for point in zip(sizes, costs, strict=True))
    )
    ticks = "".join(_tick(place(10**each, 10**low), f"10^{each}", down=18) for each in range(left, right + 1))
    ticks += "".join(_tick(place(10**left, 10**each), f"10^{each}", aside=34) for each in range(low, high + 1))
    line = " ".join(place(*point) for point in zip(sizes, costs, strict=True))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="13">'
        f'<rect width="100%" height="100%" fill="white"/>{ticks}'
        f'<polyline points="{proportional}" fill="none" stroke="grey" stroke-dasharray="6 4"/>'
        f'<polyline points="{line}" fill="none" stroke="black"/>{marks}'
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 20}" text-anchor="middle">{across}</text>'
        f'<text x="16" y="{HEIGHT / 2}" transform="rotate(-90 16 {HEIGHT / 2})" text-anchor="middle">{up}</text>'
        "</svg>\n"
    )


def _tick(place: str, text: str, *, down: float = 4, aside: float = 0) -> str:
    x, y = (float(each) for each in place.split(","))
    return f'<text x="{x - aside:.1f}" y="{y + down:.1f}" text-anchor="middle">{text}</text>'
