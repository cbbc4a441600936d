//! The library for phones: built and placed where their makers' tools are, measured where they are not.

/// Whether it builds for each phone.
pub(crate) mod check;

/// How large it is in an app.
pub(crate) mod size;

use crate::{places::target, shell};
use anyhow::{Context, ensure};
use std::{env, fs, path::PathBuf};

/// Rust's targets for Android, with the folder that an APK has for each.
const ANDROID: [(&str, &str); 3] = [
    ("aarch64-linux-android", "arm64-v8a"),
    ("x86_64-linux-android", "x86_64"),
    ("armv7-linux-androideabi", "armeabi-v7a"),
];
/// The oldest Android that the app runs on.
const ANDROID_API: u32 = 26;
/// How the library is linked for Android: for pages of 16 KB, which newer phones have, with its relocations packed and one
/// table of names, which every phone since Android 6 reads.
const LINK: [&str; 3] = [
    "-Clink-arg=-Wl,-z,max-page-size=16384",
    "-Clink-arg=-Wl,--pack-dyn-relocs=android",
    "-Clink-arg=-Wl,--hash-style=gnu",
];
/// Rust's targets for iOS: the phone and the simulator.
const IOS: [&str; 2] = ["aarch64-apple-ios", "aarch64-apple-ios-sim"];

/// The facade as an app carries it; what follows says for what.
const BUILD: [&str; 6] = ["rustc", "--quiet", "--profile", "mobile", "--package", "strapline-ffi"];

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
    for (phone, abi) in ANDROID {
        ensure!(shell::succeeds("rustup", &["target", "add", phone])?, "rustup does not bring {phone}");
        let clang = tools.join(format!("{}-clang", check::clang_target(phone)));
        let (lower, upper) = (phone.replace('-', "_"), phone.to_uppercase().replace('-', "_"));
        let status = shell::command("cargo", &BUILD)
            .args(["--target", phone, "--crate-type", "cdylib", "--"])
            .args(LINK)
            .env(format!("CARGO_TARGET_{upper}_LINKER"), &clang)
            .env(format!("CC_{lower}"), &clang)
            .env(format!("AR_{lower}"), tools.join("llvm-ar"))
            .status()?;
        ensure!(status.success(), "the library does not build for {phone}");
        let folder = target().join("android/jniLibs").join(abi);
        fs::create_dir_all(&folder)?;
        let (built, placed) = (built(phone, "libstrapline_ffi.so"), folder.join("libstrapline_ffi.so"));
        fs::copy(&built, &placed).with_context(|| format!("{}", built.display()))?;
        let strip = tools.join("llvm-strip");
        ensure!(
            shell::succeeds(&strip.to_string_lossy(), &[&placed.to_string_lossy()])?,
            "llvm-strip failed on {}",
            placed.display()
        );
        println!("{}", placed.display());
    }
    Ok(())
}

/// Builds the static library for the phone and the simulator and makes a framework of them.
pub(crate) fn ios() -> anyhow::Result<()> {
    ensure!(shell::answers("xcodebuild", &["-version"]), "no Xcode: install it from the App Store, on a Mac");
    let mut args = vec!["-create-xcframework".to_owned()];
    for phone in IOS {
        ensure!(shell::succeeds("rustup", &["target", "add", phone])?, "rustup does not bring {phone}");
        let kind = ["--target", phone, "--crate-type", "staticlib"];
        let build: Vec<&str> = BUILD.into_iter().chain(kind).collect();
        ensure!(shell::succeeds("cargo", &build)?, "the library does not build for {phone}");
        let library = built(phone, "libstrapline_ffi.a").to_string_lossy().into_owned();
        args.extend(["-library".into(), library]);
        args.extend(["-headers".into(), "ios/Sources/StraplineFFI/include".into()]);
    }
    let framework = target().join("ios/StraplineFFI.xcframework");
    if framework.exists() {
        fs::remove_dir_all(&framework)?;
    }
    args.extend(["-output".into(), framework.to_string_lossy().into_owned()]);
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    ensure!(shell::succeeds("xcodebuild", &args)?, "xcodebuild makes no framework");
    println!("{}", framework.display());
    Ok(())
}

/// Where a library lies once it is built for a phone.
fn built(phone: &str, name: &str) -> PathBuf {
    target().join(phone).join("mobile").join(name)
}
