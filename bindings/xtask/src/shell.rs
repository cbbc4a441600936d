//! Commands run and read.

use crate::places::root;
use anyhow::{Context, bail};
use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

/// A command in the workspace's root.
pub(crate) fn command(program: &str, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(root()).stdin(Stdio::null());
    command
}

/// Whether a program answers.
pub(crate) fn answers(program: &str, args: &[&str]) -> bool {
    command(program, args).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
}

/// Runs and shows; whether it succeeded.
pub(crate) fn succeeds(program: &str, args: &[&str]) -> anyhow::Result<bool> {
    let status = command(program, args).status().with_context(|| format!("{program} does not run"))?;
    Ok(status.success())
}

/// Runs, shows each line of its output and hands it to `line`; whether it succeeded.
pub(crate) fn follow(program: &str, args: &[&str], mut line: impl FnMut(&str)) -> anyhow::Result<bool> {
    listen(program, args, |text| {
        println!("{text}");
        line(text);
    })
}

/// Runs and hands each line of its output to `line`, which shows what is worth it; whether it succeeded.
pub(crate) fn listen(program: &str, args: &[&str], mut line: impl FnMut(&str)) -> anyhow::Result<bool> {
    let mut child = command(program, args)
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("{program} does not run"))?;
    if let Some(output) = child.stdout.take() {
        for text in BufReader::new(output).lines().map_while(Result::ok) {
            line(&text);
        }
    }
    Ok(child.wait()?.success())
}

/// Runs and returns what it printed; its errors are shown as they come.
pub(crate) fn output(program: &str, args: &[&str]) -> anyhow::Result<String> {
    let output = command(program, args)
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("{program} does not run"))?;
    if !output.status.success() {
        bail!("{program} {} failed ({})", args.join(" "), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
