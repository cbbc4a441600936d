//! How it was measured, what one lead cannot see, and exactly what made this report.

use crate::{
    canvas::{Canvas, baseline},
    labels::Form,
    sheets::Sheets,
    text::{bold, regular},
    theme::{INK, SOFT, TEXT_WIDTH, line_height},
};

/// Type size of this section.
const BODY_PT: f64 = 7.6;
/// Width of a figure's name, millimetres.
const NAME_MM: f64 = 82.0;
/// Left end and width of its value.
const VALUE: (f64, f64) = (85.0, 32.0);
/// Left end and width of its command: the longest list of records is three lines.
const COMMAND: (f64, f64) = (119.0, 66.0);

/// The last section: it follows the strips where there is room.
pub(crate) fn method(sheets: &mut Sheets, form: Form<'_>) {
    let mut block = heading(sheets, &form.text("form-method"));
    says(&mut block, &form.method());
    says(&mut block, &form.figures());
    // The heading stays with the first figure.
    let mut gap = 5.0;
    for figure in &form.report.about.figures {
        let y = block.height + 0.6;
        let mut high =
            block.paragraph([0.0, y], &form.words.figure_name(figure), regular(BODY_PT, INK), NAME_MM, 3);
        high = high.max(block.paragraph(
            [VALUE.0, y],
            &form.words.figure_value(figure),
            bold(BODY_PT, INK),
            VALUE.1,
            3,
        ));
        high = high.max(block.paragraph(
            [COMMAND.0, y],
            &figure.command,
            regular(BODY_PT - 0.8, SOFT),
            COMMAND.1,
            4,
        ));
        block.height = y + high;
        sheets.place(std::mem::replace(&mut block, sheets.block()), gap);
        gap = 0.0;
    }
    if form.report.about.figures.is_empty() {
        sheets.place(block, gap);
    }

    let mut block = heading(sheets, &form.text("form-limits"));
    for limit in form.words.limits() {
        says(&mut block, &limit);
    }
    sheets.place(block, 4.0);

    let mut block = heading(sheets, &form.text("form-versions"));
    says(&mut block, &form.software());
    says(&mut block, &form.model());
    says(&mut block, &form.recording());
    sheets.place(block, 4.0);
}

fn heading<'a>(sheets: &Sheets<'a>, text: &str) -> Canvas<'a> {
    let mut block = sheets.block();
    block.text([0.0, baseline(9.5)], text, bold(9.5, INK), crate::canvas::Align::Left);
    block.height = line_height(9.5) + 0.4;
    block
}

fn says(block: &mut Canvas, text: &str) {
    block.height += block.paragraph([0.0, block.height], text, regular(BODY_PT, INK), TEXT_WIDTH, 4);
}
