"""The look of our papers: page, sizes and colours, in points."""

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT, RIGHT = 48.0, PAGE_WIDTH - 34.0
WIDTH = RIGHT - LEFT
TOP, BOTTOM = PAGE_HEIGHT - 24.0, 31.0
FOOT = 20.0

SIZE = 9.0  # captions, choices and entered values
SMALL, BOX_SIZE = 8.0, 10.6
LEADING = 12.2  # upper marks reach 1.07 of the size
TEXT_SIZES = (10.4, 10.0, 9.6, 9.2, 9.0)  # of long text, the first that fits the page
CONTINUED_SIZE = 10.0  # when none does
TEXT_LEADING = 1.42  # of its size
GAP = 4.0

INK = HexColor("#111111")
VALUE = HexColor("#12305a")  # what was entered, as if written with a blue pen
RULE = HexColor("#444444")
BAR = HexColor("#1f3f63")
HEADER = HexColor("#eef1f4")
CHOSEN = HexColor("#dfe9f5")
WHITE = HexColor("#ffffff")
