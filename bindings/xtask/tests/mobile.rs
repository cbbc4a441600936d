//! `cargo xtask android` and `cargo xtask ios` beside stand-ins for an NDK, Xcode, cargo and rustup: what they would call,
//! and where libraries are placed; and the one line that each says without.
#![cfg(unix)]

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Output},
};
use tempfile::TempDir;

/// Programs that write down how they are called, and a folder that cargo builds into.
struct StandIn {
    folder: TempDir,
}

impl StandIn {
    fn new() -> Self {
        let stand_in = Self { folder: tempfile::tempdir().unwrap() };
        let log = stand_in.path("log");
        // What a build leaves behind: the library that was asked for, of the target that was asked for.
        stand_in.program(
            "bin/cargo",
            &format!(
                "while [ $# -gt 0 ]; do case $1 in --target) t=$2 ;; --crate-type) k=$2 ;; esac; shift; done\n\
                 mkdir -p \"$CARGO_TARGET_DIR/$t/mobile\"\n\
                 case $k in cdylib) e=so ;; staticlib) e=a ;; esac\n\
                 echo \"library for $t\" > \"$CARGO_TARGET_DIR/$t/mobile/libstrapline_ffi.$e\"\n\
                 env | grep -E '^(CC_|AR_|CARGO_TARGET_.*LINKER)' | sort >> {}",
                log.display()
            ),
        );
        stand_in.program("bin/rustup", "");
        stand_in
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A program that writes down its name and its arguments, then does this.
    fn program(&self, name: &str, then: &str) {
        let (path, log) = (self.path(name), self.path("log"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let called = Path::new(name).file_name().unwrap().to_string_lossy().into_owned();
        let script = format!("#!/bin/sh\necho \"{called} $*\" >> {}\n{then}\n", log.display());
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn ndk(&self) -> PathBuf {
        let host = if cfg!(target_os = "macos") { "darwin-x86_64" } else { "linux-x86_64" };
        let tools = format!("ndk/toolchains/llvm/prebuilt/{host}/bin");
        self.program(&format!("{tools}/llvm-strip"), "echo stripped >> \"$1\"");
        self.path(&tools)
    }

    fn xtask(&self, task: &str, ndk: Option<&Path>) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.arg(task).env_clear().env("CARGO_TARGET_DIR", self.path("target"));
        command.env("PATH", format!("{}:/usr/bin:/bin", self.path("bin").display()));
        if let Some(ndk) = ndk {
            command.env("ANDROID_NDK_HOME", ndk);
        }
        command.output().unwrap()
    }

    fn log(&self) -> Vec<String> {
        let log = fs::read_to_string(self.path("log")).unwrap_or_default();
        log.lines().map(str::to_owned).collect()
    }
}

/// The one line that was said instead of doing anything.
fn refusal(output: &Output) -> String {
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(said.lines().count(), 1, "{said}");
    said.trim_end().to_owned()
}

#[test]
fn without_an_ndk_one_line_says_so_and_nothing_is_built() {
    let stand_in = StandIn::new();
    assert_eq!(
        refusal(&stand_in.xtask("android", None)),
        "error: no Android NDK: install it with sdkmanager and set ANDROID_NDK_HOME to its folder"
    );
    let elsewhere = refusal(&stand_in.xtask("android", Some(&stand_in.path("nothing"))));
    assert!(elsewhere.ends_with("bin: no NDK is there; set ANDROID_NDK_HOME to its folder"), "{elsewhere}");
    assert!(stand_in.log().is_empty(), "{:?}", stand_in.log());
}

#[test]
fn with_an_ndk_each_processor_has_its_stripped_library_where_the_app_looks_for_it() {
    let stand_in = StandIn::new();
    let tools = stand_in.ndk();
    let output = stand_in.xtask("android", Some(&stand_in.path("ndk")));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut log = stand_in.log().into_iter();
    for (target, abi, clang) in [
        ("aarch64-linux-android", "arm64-v8a", "aarch64-linux-android26-clang"),
        ("x86_64-linux-android", "x86_64", "x86_64-linux-android26-clang"),
        ("armv7-linux-androideabi", "armeabi-v7a", "armv7a-linux-androideabi26-clang"),
    ] {
        let placed = stand_in.path("target/android/jniLibs").join(abi).join("libstrapline_ffi.so");
        assert_eq!(fs::read_to_string(&placed).unwrap(), format!("library for {target}\nstripped\n"));
        let (clang, ar) = (tools.join(clang), tools.join("llvm-ar"));
        let lower = target.replace('-', "_");
        let wanted = [
            format!("rustup target add {target}"),
            format!(
                "cargo rustc --quiet --profile mobile --package strapline-ffi --target {target} --crate-type cdylib -- \
                 -Clink-arg=-Wl,-z,max-page-size=16384 -Clink-arg=-Wl,--pack-dyn-relocs=android \
                 -Clink-arg=-Wl,--hash-style=gnu"
            ),
            format!("AR_{lower}={}", ar.display()),
            format!("CARGO_TARGET_{}_LINKER={}", lower.to_uppercase(), clang.display()),
            format!("CC_{lower}={}", clang.display()),
            format!("llvm-strip {}", placed.display()),
        ];
        assert_eq!(log.by_ref().take(wanted.len()).collect::<Vec<_>>(), wanted);
    }
    assert_eq!(log.next(), None);
}

#[test]
fn a_processor_that_does_not_build_ends_it_with_its_name() {
    let stand_in = StandIn::new();
    stand_in.ndk();
    stand_in.program("bin/cargo", "exit 1");
    let said = refusal(&stand_in.xtask("android", Some(&stand_in.path("ndk"))));
    assert_eq!(said, "error: the library does not build for aarch64-linux-android");
    assert!(!stand_in.path("target/android").exists());
}

#[test]
fn without_xcode_one_line_says_so_and_nothing_is_built() {
    if cfg!(target_os = "macos") {
        return;
    }
    let stand_in = StandIn::new();
    let said = refusal(&stand_in.xtask("ios", None));
    assert_eq!(said, "error: no Xcode: install it from the App Store, on a Mac");
    assert!(stand_in.log().is_empty());
}

#[test]
fn with_xcode_phone_and_simulator_become_one_framework() {
    let stand_in = StandIn::new();
    stand_in.program("bin/xcodebuild", "");
    let output = stand_in.xtask("ios", None);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let target = stand_in.path("target");
    let build = |phone: &str| {
        [
            format!("rustup target add {phone}"),
            format!(
                "cargo rustc --quiet --profile mobile --package strapline-ffi --target {phone} --crate-type staticlib"
            ),
        ]
    };
    let library = |phone: &str| {
        let library = target.join(phone).join("mobile/libstrapline_ffi.a");
        assert_eq!(fs::read_to_string(&library).unwrap(), format!("library for {phone}\n"));
        format!("-library {} -headers ios/Sources/StraplineFFI/include", library.display())
    };
    let (phone, simulator) = ("aarch64-apple-ios", "aarch64-apple-ios-sim");
    let framework = target.join("ios/StraplineFFI.xcframework");
    let mut wanted = vec!["xcodebuild -version".to_owned()];
    wanted.extend(build(phone));
    wanted.extend(build(simulator));
    wanted.push(format!(
        "xcodebuild -create-xcframework {} {} -output {}",
        library(phone),
        library(simulator),
        framework.display()
    ));
    assert_eq!(stand_in.log(), wanted);
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim_end(), framework.display().to_string());
    // Where Xcode's package looks for it, and beside it the header that the framework has.
    let ios = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ios");
    let package = fs::read_to_string(ios.join("Package.swift")).unwrap();
    let placed = framework.strip_prefix(&target).unwrap().display().to_string();
    assert!(
        package.contains(&format!(".binaryTarget(name: \"StraplineFFI\", path: \"../target/{placed}\")"))
    );
    assert!(ios.join("Sources/StraplineFFI").is_dir());
    assert!(fs::read_to_string(ios.join("project.yml")).unwrap().contains("path: .\n"));
}
