"""The page of GB/T 9704—2012 in numbers: millimetres on the sheet, points in the type."""

MM = 72 / 25.4  # points in a millimetre

SHEET = (210.0, 297.0)
TOP, LEFT, WIDTH, HEIGHT = 37.0, 28.0, 156.0, 225.0  # 天头, 订口, 版心
CELLS, ROWS = 28, 22
SIZE = 16.0  # 3号
CELL = WIDTH * MM / CELLS  # 15.793 pt: less than 3号, so every character stands a little closer
TRACKING = CELL - SIZE
# The em box of row 1 touches the upper edge of the 版心 and that of row 22 the lower one (撑满版心).
EM = SIZE / MM
PITCH = (HEIGHT - EM) / (ROWS - 1)
LEADING = (PITCH - EM) / 2  # half of it stands above row 1 and is taken out of the page margin
CELL_MM = WIDTH / CELLS
