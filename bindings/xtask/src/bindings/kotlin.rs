//! Kotlin: generated, compiled and tested on the JVM.

use crate::{places::root, ran::Ran, shell};
use anyhow::Context;
use std::{fs, path::Path};

pub(crate) const POM: &str = "android/bindings/pom.xml";

/// What this machine lacks for it.
pub(crate) fn cannot_run() -> Option<String> {
    (!shell::answers("mvn", &["--version"]))
        .then(|| "there is no Maven with a JDK of 17 or later: apt-get install maven".into())
}

/// Compiles without a warning and runs every test.
pub(crate) fn test() -> anyhow::Result<Ran> {
    let args = ["--batch-mode", "--no-transfer-progress", "--file", POM, "clean", "test"];
    Ran::follow("mvn", &args, results, tells_failure)
}

/// Whether Maven says why something failed in this line.
pub(crate) fn tells_failure(line: &str) -> bool {
    line.starts_with("[ERROR] ")
}

/// Tests that ran and that failed, of surefire's last line: `Tests run: 20, Failures: 0, Errors: 0, Skipped: 0`.
pub(crate) fn results(line: &str) -> Option<(u64, u64)> {
    let line = line.split("Tests run: ").nth(1)?;
    if line.contains("Time elapsed") {
        return None;
    }
    let mut counts = line.split(", ").map(|part| part.split(": ").last()?.trim().parse::<u64>().ok());
    let (run, failures, errors, skipped) =
        (counts.next()??, counts.next()??, counts.next()??, counts.next()??);
    // A test that is skipped here is one that nobody runs.
    Some((run, failures + errors + skipped))
}

/// What the measurements are run with: compiled, and its folders and jars as Java's `-classpath` has them.
pub(crate) fn measuring() -> anyhow::Result<String> {
    let out = root().join("target/android-bindings");
    let list = root().join("target/android-bindings.classpath");
    let list_arg = format!("-Dmdep.outputFile={}", list.display());
    let args = [
        "--batch-mode",
        "--no-transfer-progress",
        "--quiet",
        "--file",
        POM,
        "test-compile",
        "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath",
        "-DincludeScope=test",
        &list_arg,
    ];
    // Not shown: Maven's colours would stand before what is measured.
    shell::output("mvn", &args).context("the measurements do not compile")?;
    let jars = fs::read_to_string(&list).with_context(|| format!("{} was not written", list.display()))?;
    let of = |folder: &str| out.join(folder).to_string_lossy().into_owned();
    Ok([of("test-classes"), of("classes"), jars.trim().to_owned()].join(":"))
}

/// One measurement of the facade from Kotlin, as JSON: a virtual machine that starts cold and has nothing of Maven's beside
/// it, which goes on compiling itself meanwhile.
pub(crate) fn measure(classpath: &str, hour: &Path) -> anyhow::Result<serde_json::Value> {
    let library = format!("-Djna.library.path={}", root().join("target/release").display());
    let hour = hour.to_string_lossy();
    let printed = shell::output("java", &[&library, "-classpath", classpath, "strapline.FiguresKt", &hour])?;
    serde_json::from_str(printed.trim()).with_context(|| format!("nothing was measured: {printed}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_surefire() {
        assert_eq!(results("[INFO] Tests run: 20, Failures: 1, Errors: 2, Skipped: 1"), Some((20, 4)));
        assert_eq!(
            results("[INFO] Tests run: 4, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 2.1 s"),
            None
        );
        assert_eq!(results("[INFO] BUILD SUCCESS"), None);
    }
}
