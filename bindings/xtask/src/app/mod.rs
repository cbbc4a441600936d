//! The Android app: tested on the JVM, drawn to pictures, packed into an APK.

/// `cargo xtask apk`: a signed package without Gradle.
pub(crate) mod apk;

/// `cargo xtask screens`: every screen as a picture.
pub(crate) mod screens;

use crate::{
    bindings::kotlin::{results, tells_failure},
    ran::Ran,
    shell,
};

pub(super) const POM: &str = "android/app/pom.xml";

/// What this machine lacks for it.
pub(crate) fn cannot_run() -> Option<String> {
    crate::bindings::kotlin::cannot_run().or_else(|| {
        (!shell::answers("pdftoppm", &["-v"]))
            .then(|| "the report's pages are drawn by pdftoppm: apt-get install poppler-utils".into())
    })
}

/// Compiles without a warning, checks the API's use, and runs every test.
pub(crate) fn test() -> anyhow::Result<Ran> {
    let args = ["--batch-mode", "--no-transfer-progress", "--file", POM, "test"];
    Ran::follow("mvn", &args, results, tells_failure)
}
