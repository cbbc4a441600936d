//! The library for phones: built and placed where their makers' tools are, measured where they are not.

/// How large it is in an app.
pub(crate) mod size;

use crate::{places::root, shell};
use anyhow::{Context, ensure};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// Rust's targets for Android, with the folder that an APK has for each.
const ANDROID: [(&str, &str); 3] = [
    ("aarch64-linux-android", "arm64-v8a"),
    ("x86_64-linux-android", "x86_64"),
    ("armv7-linux-androideabi", "armeabi-v7a"),
];
/// The oldest Android that the app runs on.
const ANDROID_API: u32 = 26;
/// Rust's targets for iOS: the phone and the simulator.
const IOS: [&str; 2] = ["aarch64-apple-ios", "aarch64-apple-ios-sim"];

/// Where an NDK lies.
fn ndk() -> Option<PathBuf> {
    ["ANDROID_NDK_HOME", "ANDROID_NDK_ROOT", "NDK_HOME"].into_iter().find_map(env::var_os).map(PathBuf::from)
}

/// Builds the library for each of Android's processors and puts it where the app's build finds it.
pub(crate) fn android() -> anyhow::Result<()> {
    let ndk =
        ndk().context("no Android NDK: install it with sdkmanager and set ANDROID_NDK_HOME to its folder")?;
    let host = if cfg!(target_os = "macos") { "darwin-x86_64" } else { "linux-x86_64" };
    let tools = ndk.join("toolchains/llvm/prebuilt").join(host).join("bin");
    ensure!(tools.is_dir(), "{}: no NDK is there; set ANDROID_NDK_HOME to its folder", tools.display());
    for (target, abi) in ANDROID {
        ensure!(shell::succeeds("rustup", &["target", "add", target])?, "rustup does not bring {target}");
        let clang_target = target.replace("armv7-linux", "armv7a-linux");
        let clang = tools.join(format!("{clang_target}{ANDROID_API}-clang"));
        let upper = target.to_uppercase().replace('-', "_");
        let args = ["build", "--profile", "mobile", "--package", "strapline-ffi", "--target", target];
        let status = shell::command("cargo", &args)
            .env(format!("CARGO_TARGET_{upper}_LINKER"), &clang)
            .env(format!("CC_{}", target.replace('-', "_")), &clang)
            .env(format!("AR_{}", target.replace('-', "_")), tools.join("llvm-ar"))
            // Pages of 16 KB, which newer phones have.
            .env(format!("CARGO_TARGET_{upper}_RUSTFLAGS"), "-Clink-arg=-Wl,-z,max-page-size=16384")
            .status()?;
        ensure!(status.success(), "the library does not build for {target}");
        let folder = root().join("target/android/jniLibs").join(abi);
        fs::create_dir_all(&folder)?;
        let (built, placed) =
            (root().join(built(target, "libstrapline_ffi.so")), folder.join("libstrapline_ffi.so"));
        fs::copy(&built, &placed).with_context(|| format!("{}", built.display()))?;
        ensure!(
            shell::command(&tools.join("llvm-strip").to_string_lossy(), &[&placed.to_string_lossy()])
                .status()?
                .success(),
            "llvm-strip failed"
        );
        println!("{}", placed.display());
    }
    Ok(())
}

/// Builds the static library for the phone and the simulator and makes a framework of them.
pub(crate) fn ios() -> anyhow::Result<()> {
    ensure!(shell::answers("xcodebuild", &["-version"]), "no Xcode: install it from the App Store, on a Mac");
    let mut args = vec!["-create-xcframework".to_owned()];
    for target in IOS {
        ensure!(shell::succeeds("rustup", &["target", "add", target])?, "rustup does not bring {target}");
        let build = ["rustc", "--profile", "mobile", "--package", "strapline-ffi", "--target", target];
        let build: Vec<&str> = build.into_iter().chain(["--crate-type", "staticlib"]).collect();
        ensure!(shell::succeeds("cargo", &build)?, "the library does not build for {target}");
        args.extend(["-library".into(), built(target, "libstrapline_ffi.a")]);
        args.extend(["-headers".into(), "ios/Sources/StraplineFFI/include".into()]);
    }
    let framework = Path::new("target/ios/StraplineFFI.xcframework");
    if root().join(framework).exists() {
        fs::remove_dir_all(root().join(framework))?;
    }
    args.extend(["-output".into(), framework.to_string_lossy().into_owned()]);
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    ensure!(shell::succeeds("xcodebuild", &args)?, "xcodebuild makes no framework");
    println!("{}", framework.display());
    Ok(())
}

/// Where a library lies once it is built for a phone.
fn built(target: &str, name: &str) -> String {
    format!("target/{target}/mobile/{name}")
}
