//! Manual pages, made from the commands themselves.

use crate::command::Arguments;
use anyhow::Context;
use clap::{Args, Command, CommandFactory};
use clap_mangen::Man;
use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Write manual pages into a folder
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  strapline man ~/.local/share/man/man1
  strapline man /tmp && man -l /tmp/strapline-analyze.1")]
pub(crate) struct Manual {
    /// Folder for the pages; made where it is not there
    folder: PathBuf,
}

impl Manual {
    /// Writes a page for the program and one for each command.
    pub(crate) fn run(&self) -> anyhow::Result<()> {
        let failed = || format!("{}: manual pages cannot be written here", self.folder.display());
        fs::create_dir_all(&self.folder).with_context(failed)?;
        let mut program = Arguments::command().disable_help_subcommand(true);
        program.build();
        write(&program, &self.folder).with_context(failed)
    }
}

/// Writes the page of a command and those of the commands below it.
fn write(command: &Command, folder: &Path) -> io::Result<()> {
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        write(below, folder)?;
    }
    let man = Man::new(command.clone());
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    if command.get_subcommands().any(|below| !below.is_hide_set()) {
        man.render_subcommands_section(&mut page)?;
    }
    // What stands below the options is laid out already: the generator would flow it together under one heading.
    let below = command.get_after_long_help().or(command.get_after_help());
    for section in below.map(|text| sections(&text.to_string())).unwrap_or_default() {
        section.write(&mut page)?;
    }
    man.render_version_section(&mut page)?;
    fs::write(folder.join(man.get_filename()), page)
}

/// A part of the text below the options.
#[derive(Debug, PartialEq)]
struct Section {
    heading: String,
    lines: Vec<String>,
}

/// Parts the text: a line that ends in a colon, with indented lines below it, heads a section; other text is notes.
fn sections(text: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let lines: Vec<&str> = text.lines().collect();
    for (n, line) in lines.iter().enumerate() {
        let is_heading = line.ends_with(':') && lines.get(n + 1).is_some_and(|next| next.starts_with("  "));
        let heading = if is_heading { line.trim_end_matches(':').to_uppercase() } else { "NOTES".into() };
        let begins = match sections.last() {
            None => true,
            Some(last) => {
                is_heading || (last.heading != heading && !line.starts_with(' ') && !line.is_empty())
            }
        };
        if begins && !line.is_empty() {
            sections.push(Section { heading, lines: Vec::new() });
        }
        if let Some(last) = sections.last_mut().filter(|_| !is_heading) {
            last.lines.push((*line).to_owned());
        }
    }
    for section in &mut sections {
        while section.lines.last().is_some_and(String::is_empty) {
            section.lines.pop();
        }
    }
    sections
}

impl Section {
    /// Line by line, as it is written.
    fn write(&self, page: &mut impl Write) -> io::Result<()> {
        writeln!(page, ".SH \"{}\"\n.nf", self.heading)?;
        for line in &self.lines {
            let line = line.replace('\\', "\\e").replace('-', "\\-");
            // A point or an apostrophe at its begin would make a line a command.
            let shield = if line.starts_with(['.', '\'']) { "\\&" } else { "" };
            writeln!(page, "{shield}{line}")?;
        }
        writeln!(page, ".fi")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_stand_as_they_are_written() {
        let text = "Read are:\n  CSV   tables;\n        with header\n\nExamples:\n  a --b c\\\n  .d\n\nEach has\nmore.";
        let found = sections(text);
        let headings: Vec<&str> = found.iter().map(|section| &*section.heading).collect();
        assert_eq!(headings, ["READ ARE", "EXAMPLES", "NOTES"]);
        assert_eq!(found[0].lines, ["  CSV   tables;", "        with header"]);
        assert_eq!(found[2].lines, ["Each has", "more."]);
        let mut page = Vec::new();
        found[1].write(&mut page).unwrap();
        let page = String::from_utf8(page).unwrap();
        assert_eq!(page, ".SH \"EXAMPLES\"\n.nf\n  a \\-\\-b c\\e\n  .d\n.fi\n");
    }
}
