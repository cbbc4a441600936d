//! Tables: a head in soft type, rows with a thin rule under each, figures to the right.

use crate::{
    canvas::{Align, Canvas, baseline, stroke},
    text::{Style, regular},
    theme::{INK, ROW_LINE, SOFT, line_height},
};
use strapline_words::Words;

/// Type size of tables.
const TABLE_PT: f64 = 7.6;
/// Free space to either side of a cell's text, millimetres.
const PADDING: f64 = 1.0;
/// Space under a row's text, millimetres.
const UNDER: f64 = 0.7;

/// A column: its head, its width and to which side its cells stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Column {
    /// Entry of the catalogue, or a letter of its own.
    pub(crate) head: &'static str,
    pub(crate) width: f64,
    pub(crate) align: Align,
    /// Lines that a cell may wrap to; one line is cut with an ellipsis.
    pub(crate) lines: usize,
}

/// A column of figures.
pub(crate) const fn figures(head: &'static str, width: f64) -> Column {
    Column { head, width, align: Align::Right, lines: 1 }
}

/// A column of words.
pub(crate) const fn words(head: &'static str, width: f64, lines: usize) -> Column {
    Column { head, width, align: Align::Left, lines }
}

/// The heads of the columns.
pub(crate) fn head(canvas: &mut Canvas, y: f64, columns: &[Column], words: Words) -> f64 {
    let head = |column: &Column| {
        if column.head.len() == 1 { column.head.to_owned() } else { words.text(column.head) }
    };
    let heads: Vec<String> = columns.iter().map(head).collect();
    let cells: Vec<&str> = heads.iter().map(String::as_str).collect();
    row(canvas, y, columns, &cells, regular(TABLE_PT - 0.6, SOFT))
}

/// One row of text; its height.
pub(crate) fn cells(canvas: &mut Canvas, y: f64, columns: &[Column], cells: &[String]) -> f64 {
    let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
    row(canvas, y, columns, &cells, regular(TABLE_PT, INK))
}

fn row(canvas: &mut Canvas, y: f64, columns: &[Column], cells: &[&str], style: Style) -> f64 {
    let (mut x, mut height) = (0.0, line_height(TABLE_PT));
    for (column, text) in columns.iter().zip(cells) {
        let width = column.width - 2.0 * PADDING;
        if column.lines > 1 {
            height = height.max(canvas.paragraph([x + PADDING, y], text, style, width, column.lines));
        } else {
            let at = if column.align == Align::Left { x + PADDING } else { x + column.width - PADDING };
            canvas.text_within([at, y + baseline(TABLE_PT)], text, style, column.align, width);
        }
        x += column.width;
    }
    let bottom = y + height + UNDER;
    canvas.lines(vec![[[0.0, bottom], [x, bottom]]], stroke(0.15, ROW_LINE));
    height + UNDER
}
