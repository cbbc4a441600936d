//! Blocks onto pages: a block goes below the one before it, or onto a new page where it does not fit.

use crate::{
    canvas::{Align, Canvas, Item, stroke},
    document::Page,
    labels::Form,
    paper::Paper,
    text::{bold, fit, regular},
    theme::{BOTTOM, INK, LINE, SOFT, TEXT_WIDTH, TOP, line_height},
    typeface::Faces,
};

/// Height of the footer with its rule, millimetres.
const FOOTER: f64 = 9.0;
/// Type size of the footer.
const FOOTER_PT: f64 = 6.6;
/// Between the footer's rule and what stands above it.
const ABOVE_FOOTER: f64 = 3.0;

/// Pages in the making.
pub(crate) struct Sheets<'a> {
    faces: &'a Faces,
    form: Form<'a>,
    paper: Paper,
    done: Vec<Vec<Item>>,
    page: Vec<Item>,
    /// Where the next block begins.
    y: f64,
    /// Whether the page holds nothing but its header.
    fresh: bool,
    /// Whether the first strip stands on the summary page already.
    pub(crate) first_strip_shown: bool,
    /// What is kept free at the foot of this page, the footer apart.
    reserved: f64,
}

impl<'a> Sheets<'a> {
    /// The first page, with its header.
    pub(crate) fn new(faces: &'a Faces, form: Form<'a>, paper: Paper) -> Self {
        let mut sheets = Self {
            faces,
            form,
            paper,
            done: Vec::new(),
            page: Vec::new(),
            y: 0.0,
            fresh: true,
            first_strip_shown: false,
            reserved: 0.0,
        };
        sheets.begin();
        sheets
    }

    /// An empty block.
    pub(crate) fn block(&self) -> Canvas<'a> {
        Canvas::new(self.faces)
    }

    /// Puts a block `gap` millimetres below the one before; on a new page where it does not fit.
    pub(crate) fn place(&mut self, block: Canvas, gap: f64) {
        if !self.fresh && !self.fits(block.height, gap) {
            self.break_page();
        }
        let gap = if self.fresh { 0.0 } else { gap };
        self.y += gap;
        let height = block.height;
        self.put(block, self.y);
        self.y += height;
        self.fresh = false;
    }

    /// Whether a block of this height fits below the one before.
    pub(crate) fn fits(&self, height: f64, gap: f64) -> bool {
        self.y + gap + height <= self.floor()
    }

    /// Keeps room for `block` at the foot of this page and puts it there.
    pub(crate) fn place_at_foot(&mut self, block: Canvas, gap: f64) {
        let height = block.height;
        self.put(block, self.floor() - height);
        self.reserved += height + gap;
    }

    /// Goes on to a new page, unless this one is empty.
    pub(crate) fn break_page(&mut self) {
        if !self.fresh {
            self.done.push(std::mem::take(&mut self.page));
            self.begin();
        }
    }

    /// All pages, each with its number and how many there are.
    pub(crate) fn finish(mut self) -> Vec<Page> {
        if !self.fresh || self.done.is_empty() {
            self.done.push(std::mem::take(&mut self.page));
        }
        let [width, height] = self.paper.size_mm();
        let total = self.done.len();
        let done = std::mem::take(&mut self.done);
        done.into_iter()
            .enumerate()
            .map(|(n, items)| {
                self.page = items;
                let footer = self.footer(n + 1, total);
                self.put(footer, height - BOTTOM - FOOTER);
                Page { width, height, items: std::mem::take(&mut self.page) }
            })
            .collect()
    }

    fn floor(&self) -> f64 {
        self.paper.size_mm()[1] - BOTTOM - FOOTER - ABOVE_FOOTER - self.reserved
    }

    fn begin(&mut self) {
        let header = self.header();
        self.y = TOP + header.height + 3.5;
        self.reserved = 0.0;
        self.fresh = true;
        self.put(header, TOP);
    }

    fn put(&mut self, block: Canvas, y: f64) {
        let mut page = self.block();
        page.put(block, [self.paper.left(), y]);
        self.page.append(&mut page.items);
    }

    /// Who, when and with what: on every page.
    fn header(&self) -> Canvas<'a> {
        const COLUMNS: [[f64; 2]; 3] = [[0.0, 55.0], [58.0, 60.0], [120.0, 65.0]];
        let form = self.form;
        let mut header = self.block();
        let columns = [
            (form.subject(), form.subject_details(), 8.0),
            (form.period(), form.period_details(), 8.0),
            (form.lead(), form.device_details(), 6.6),
        ];
        let mut height: f64 = 0.0;
        for ([x, width], (head, details, size)) in COLUMNS.into_iter().zip(columns) {
            let mut y = header.paragraph([x, 0.0], &head, bold(9.0, INK), width, 3);
            if !details.is_empty() {
                let lines = if size < 8.0 { 4 } else { 2 };
                let colour = if size < 8.0 { SOFT } else { INK };
                y += header.paragraph([x, y], &details, regular(size, colour), width, lines);
            }
            height = height.max(y);
        }
        height += 2.0;
        header.lines(vec![[[0.0, height], [TEXT_WIDTH, height]]], stroke(0.35, INK));
        header.height = height;
        header
    }

    /// What this is not, whom to call, and what made it: on every page.
    fn footer(&self, page: usize, pages: usize) -> Canvas<'a> {
        let form = self.form;
        let mut footer = self.block();
        let style = regular(FOOTER_PT, SOFT);
        footer.lines(vec![[[0.0, 0.0], [TEXT_WIDTH, 0.0]]], stroke(0.2, LINE));
        let number = form.report.about.emergency_number().into();
        let says =
            form.say("form-footer", &[("disclaimer", form.words.disclaimer().into()), ("number", number)]);
        footer.paragraph([0.0, 1.5], &says, style, 108.0, 3);
        // The page number is never what is cut.
        let software = fit(self.faces, &form.software(), style, 45.0);
        let (page, pages) = (page.to_string().into(), pages.to_string().into());
        let numbered = [("software", software.into()), ("page", page), ("pages", pages)];
        let right = [form.say("form-page", &numbered), form.footprint()];
        for (n, line) in right.iter().enumerate() {
            let y = 1.5 + (n as f64 + 0.75) * line_height(FOOTER_PT);
            footer.text_within([TEXT_WIDTH, y], line, style, Align::Right, 72.0);
        }
        footer.height = FOOTER;
        footer
    }
}
