//! Kotlin: generated, compiled and tested on the JVM.

use crate::shell;

pub(crate) const POM: &str = "android/bindings/pom.xml";

/// What this machine lacks for it.
pub(crate) fn cannot_run() -> Option<String> {
    (!shell::answers("mvn", &["--version"]))
        .then(|| "there is no Maven with a JDK of 17 or later: apt-get install maven".into())
}

/// Compiles without a warning and runs every test; passed and failed.
pub(crate) fn test() -> anyhow::Result<(u64, u64)> {
    let (mut run, mut failed) = (0, 0);
    let args = ["--batch-mode", "--no-transfer-progress", "--file", POM, "clean", "test"];
    let green = shell::follow("mvn", &args, |line| {
        if let Some((all, bad)) = results(line) {
            (run, failed) = (all, bad);
        }
    })?;
    Ok(if green || failed > 0 { (run - failed, failed) } else { (0, 1) })
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

/// One measurement of the facade from Kotlin, as JSON.
pub(crate) fn measure(hour: &std::path::Path) -> anyhow::Result<serde_json::Value> {
    let main = "-Djna.library.path=../../target/release -classpath %classpath strapline.FiguresKt";
    let exec = format!("-Dexec.args={main} {}", hour.display());
    let args = [
        "--batch-mode",
        "--no-transfer-progress",
        "--quiet",
        "--file",
        POM,
        "test-compile",
        "org.codehaus.mojo:exec-maven-plugin:3.5.0:exec",
        "-Dexec.executable=java",
        "-Dexec.classpathScope=test",
        &exec,
    ];
    let printed = shell::output("mvn", &args)?;
    // Maven colours the line, and what is compiled may say something before it.
    let mut braced = printed.lines().filter_map(|line| line.get(line.find('{')?..=line.rfind('}')?));
    let measured = braced.find_map(|json| serde_json::from_str(json).ok());
    measured.ok_or_else(|| anyhow::anyhow!("nothing was measured: {printed}"))
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
