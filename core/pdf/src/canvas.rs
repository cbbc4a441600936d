//! What is drawn, in millimetres from the upper left corner: blocks are drawn by themselves and then put on a page.

use crate::{
    text::{Style, fit, wrap},
    theme::{Colour, MM_PER_POINT, line_height},
    typeface::{Faces, Piece},
};

/// A point: right and down, millimetres.
pub(crate) type Point = [f64; 2];

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stroke {
    pub(crate) width_mm: f64,
    pub(crate) colour: Colour,
}

/// A line this wide in this colour.
pub(crate) const fn stroke(width_mm: f64, colour: Colour) -> Stroke {
    Stroke { width_mm, colour }
}

/// One thing that is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Item {
    /// Straight lines, all in one path.
    Lines { ends: Vec<[Point; 2]>, stroke: Stroke },
    /// One line through all points.
    Trace { points: Vec<Point>, stroke: Stroke },
    /// Filled outlines, all in one path.
    Areas { outlines: Vec<Vec<Point>>, fill: Colour },
    /// Text from its left end on its baseline.
    Text { at: Point, pieces: Vec<Piece>, size_pt: f64, colour: Colour },
}

/// Which point of a text is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Middle,
    Right,
}

/// A rectangle: left, top, width, height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rect {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Rect {
    pub(crate) const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }

    pub(crate) fn right(&self) -> f64 {
        self.x + self.width
    }

    pub(crate) fn bottom(&self) -> f64 {
        self.y + self.height
    }

    fn corners(&self) -> Vec<Point> {
        vec![[self.x, self.y], [self.right(), self.y], [self.right(), self.bottom()], [self.x, self.bottom()]]
    }
}

/// A drawing with its height.
pub(crate) struct Canvas<'a> {
    pub(crate) faces: &'a Faces,
    pub(crate) items: Vec<Item>,
    /// How much of the page it takes up, millimetres.
    pub(crate) height: f64,
}

impl<'a> Canvas<'a> {
    pub(crate) fn new(faces: &'a Faces) -> Self {
        Self { faces, items: Vec::new(), height: 0.0 }
    }

    /// An empty drawing with the same font.
    pub(crate) fn sibling(&self) -> Self {
        Self::new(self.faces)
    }

    pub(crate) fn lines(&mut self, ends: Vec<[Point; 2]>, stroke: Stroke) {
        if !ends.is_empty() {
            self.items.push(Item::Lines { ends, stroke });
        }
    }

    pub(crate) fn trace(&mut self, points: Vec<Point>, stroke: Stroke) {
        if points.len() > 1 {
            self.items.push(Item::Trace { points, stroke });
        }
    }

    pub(crate) fn areas(&mut self, outlines: Vec<Vec<Point>>, fill: Colour) {
        if !outlines.is_empty() {
            self.items.push(Item::Areas { outlines, fill });
        }
    }

    pub(crate) fn rects(&mut self, rects: &[Rect], fill: Colour) {
        self.areas(rects.iter().map(Rect::corners).collect(), fill);
    }

    pub(crate) fn frame(&mut self, rect: Rect, stroke: Stroke) {
        let corners = rect.corners();
        let sides = (0..4).map(|n| [corners[n], corners[(n + 1) % 4]]).collect();
        self.lines(sides, stroke);
    }

    /// Lines at 45 degrees over a rectangle, `apart` millimetres from each other along the edge.
    pub(crate) fn hatch(&mut self, rects: &[Rect], apart: f64, stroke: Stroke) {
        let mut ends = Vec::new();
        for rect in rects {
            let (left, right, top, bottom) = (rect.x, rect.right(), rect.y, rect.bottom());
            // Every line is x + y = sum; on a common grid, so that neighbouring rectangles join.
            let (first, last) = ((left + top) / apart, (right + bottom) / apart);
            for n in first.ceil() as i64..=last.floor() as i64 {
                let sum = n as f64 * apart;
                let (x0, x1) = (left.max(sum - bottom), right.min(sum - top));
                if x1 > x0 {
                    ends.push([[x0, sum - x0], [x1, sum - x1]]);
                }
            }
        }
        self.lines(ends, stroke);
    }

    /// One line of text; its width in millimetres.
    pub(crate) fn text(&mut self, at: Point, text: &str, style: Style, align: Align) -> f64 {
        let pieces = self.faces.shape(text, style.weight);
        let em: f64 = pieces.iter().map(|piece| self.faces.piece_em(piece)).sum();
        let width = em * style.size_pt * MM_PER_POINT;
        let x = match align {
            Align::Left => at[0],
            Align::Middle => at[0] - width / 2.0,
            Align::Right => at[0] - width,
        };
        if !pieces.is_empty() {
            let (size_pt, colour) = (style.size_pt, style.colour);
            self.items.push(Item::Text { at: [x, at[1]], pieces, size_pt, colour });
        }
        width
    }

    /// One line of text no wider than `width`.
    pub(crate) fn text_within(
        &mut self,
        at: Point,
        text: &str,
        style: Style,
        align: Align,
        width: f64,
    ) -> f64 {
        let text = fit(self.faces, text, style, width);
        self.text(at, &text, style, align)
    }

    /// Wrapped text from its upper left corner, `most` lines of it; how high it is.
    pub(crate) fn paragraph(&mut self, at: Point, text: &str, style: Style, width: f64, most: usize) -> f64 {
        let lines = wrap(self.faces, text, style, width, most);
        let height = line_height(style.size_pt);
        for (n, line) in lines.iter().enumerate() {
            self.text([at[0], at[1] + n as f64 * height + baseline(style.size_pt)], line, style, Align::Left);
        }
        lines.len() as f64 * height
    }

    /// Puts another drawing into this one.
    pub(crate) fn put(&mut self, other: Canvas, by: Point) {
        let moved = |point: Point| [point[0] + by[0], point[1] + by[1]];
        self.items.extend(other.items.into_iter().map(|item| match item {
            Item::Lines { ends, stroke } => {
                Item::Lines { ends: ends.into_iter().map(|[a, b]| [moved(a), moved(b)]).collect(), stroke }
            }
            Item::Trace { points, stroke } => {
                Item::Trace { points: points.into_iter().map(moved).collect(), stroke }
            }
            Item::Areas { outlines, fill } => Item::Areas {
                outlines: outlines.into_iter().map(|o| o.into_iter().map(moved).collect()).collect(),
                fill,
            },
            Item::Text { at, pieces, size_pt, colour } => {
                Item::Text { at: moved(at), pieces, size_pt, colour }
            }
        }));
    }
}

/// From the top of a line to its baseline, millimetres.
pub(crate) fn baseline(size_pt: f64) -> f64 {
    // Noto's letters are 0.71 em high and its descenders 0.22: centred in a line of 1.28 em.
    size_pt * 0.96 * MM_PER_POINT
}
