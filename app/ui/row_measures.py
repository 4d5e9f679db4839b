"""Where things stand in a row of the register, in pixels; the skeleton keeps to it before there are rows."""

ROW_HEIGHT = 88
LEFT, RIGHT, INDENT, MARK = 16, 14, 36, 24
FIRST_LINE, SECOND_LINE, THIRD_LINE = 24, 48, 70
