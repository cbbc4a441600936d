//! A signed APK without Gradle: the same sources, R8, aapt2's resources, Debian's zipalign and apksigner.

use super::POM;
use crate::{places::root, shell};
use anyhow::{Context, ensure};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// R8, from Maven Central.
const R8: &str = "com.android.tools:r8:8.11.18";
/// Largest package without native code, bytes.
const LARGEST: u64 = 3_000_000;
/// Processors that the app is for.
const ABIS: [&str; 3] = ["arm64-v8a", "armeabi-v7a", "x86_64"];

/// What this machine lacks for it.
pub(crate) fn cannot_run() -> Option<String> {
    super::cannot_run().or_else(|| {
        let lacks = ["zipalign", "apksigner"]
            .into_iter()
            .find(|tool| !shell::answers("sh", &["-c", &format!("command -v {tool}")]))?;
        Some(format!("there is no {lacks}: apt-get install {lacks}"))
    })
}

/// Compiles the app and makes its package; where it lies.
pub(crate) fn run() -> anyhow::Result<PathBuf> {
    let args = ["--batch-mode", "--quiet", "--no-transfer-progress", "--file", POM, "process-classes"];
    ensure!(shell::succeeds("mvn", &args)?, "the app does not compile");
    pack()
}

/// Makes the package of the app as it was compiled last, signs and checks it; where it lies.
pub(crate) fn pack() -> anyhow::Result<PathBuf> {
    let built = root().join("target/android-app");
    let out = root().join("target/apk");
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    fs::create_dir_all(&out)?;
    let jars = jars(&built)?;
    dex(&built, &jars, &out)?;
    let unsigned = out.join("unsigned.apk");
    fs::copy(built.join("res/resources.ap_"), &unsigned).context("the resources")?;
    add(&unsigned, &out.join("dex"), &["classes.dex".into()])?;
    let has_native = native(&unsigned, &jars, &out)?;
    let apk = out.join("strapline-debug.apk");
    sign(&unsigned, &apk, &out)?;
    check(&built, &apk)?;
    println!("{}", apk.display());
    if !has_native {
        println!(
            "without the core for ARM: it needs Android's NDK (cargo xtask android); this package does not run"
        );
    }
    Ok(apk)
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// The jars that the app runs with, as its build lists them.
fn jars(built: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let list = built.join("runtime.classpath");
    let listed = fs::read_to_string(&list).with_context(|| format!("{} was not written", list.display()))?;
    Ok(listed.trim().split(':').map(PathBuf::from).collect())
}

/// Maven's local repository, and JNA's version, from where its jar lies.
fn jna(jars: &[PathBuf]) -> anyhow::Result<(&Path, &str)> {
    let found = jars.iter().find_map(|jar| {
        let version = jar.file_name()?.to_str()?.strip_prefix("jna-")?.strip_suffix(".jar")?;
        Some((jar.ancestors().find(|folder| folder.join("net/java/dev/jna").is_dir())?, version))
    });
    found.context("JNA is not on the class path")
}

/// An artefact of Maven Central, in the local repository.
fn artefact(repository: &Path, coordinates: &str) -> anyhow::Result<PathBuf> {
    let parts: Vec<&str> = coordinates.split(':').collect();
    let [group, name, version, ..] = parts[..] else { anyhow::bail!("{coordinates}") };
    let end = parts.get(3).copied().unwrap_or("jar");
    let file = format!("{}/{name}/{version}/{name}-{version}.{end}", group.replace('.', "/"));
    let file = repository.join(file);
    if !file.exists() {
        let of = format!("-Dartifact={coordinates}");
        let get = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:get";
        let args = ["--batch-mode", "--quiet", "--no-transfer-progress", get, "-Dtransitive=false", &of];
        ensure!(shell::succeeds("mvn", &args)?, "{coordinates} cannot be had");
    }
    Ok(file)
}

/// Everything that is used, as Android's own code.
fn dex(built: &Path, jars: &[PathBuf], out: &Path) -> anyhow::Result<()> {
    let (repository, _) = jna(jars)?;
    let (r8, folder) = (artefact(repository, R8)?, out.join("dex"));
    fs::create_dir_all(&folder)?;
    let all = out.join("classes.jar");
    let pack = ["--create", "--file", &text(&all), "-C", &text(&built.join("classes")), "app", "-C"];
    let mut pack: Vec<String> = pack.into_iter().map(str::to_owned).collect();
    pack.extend([text(&built.join("classes")), "strapline".into()]);
    let pack: Vec<&str> = pack.iter().map(String::as_str).collect();
    ensure!(shell::succeeds("jar", &pack)?, "the classes cannot be packed");
    let android = fs::read_to_string(root().join(POM))?;
    let version = between(&android, "<android.35>", "</").context("android.35")?;
    let android = artefact(repository, &format!("org.robolectric:android-all:{version}"))?;
    // As Maven's (android/.mvn/jvm.config): it ends before what it compiles of itself pays.
    let java = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g", "-cp", &text(&r8)];
    let mut args: Vec<String> = java.map(str::to_owned).into();
    args.extend(["com.android.tools.r8.R8", "--release", "--min-api", "26"].map(str::to_owned));
    // Android's jar here is without Java's own classes.
    args.extend(["--lib".into(), text(&android), "--lib".into(), java_home()?]);
    args.extend(["--pg-conf".into(), "android/app/tools/keep.pro".into()]);
    args.extend(["--output".into(), text(&folder), text(&all)]);
    args.extend(jars.iter().map(|jar| text(jar)));
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    ensure!(shell::succeeds("java", &args)?, "R8 failed");
    Ok(())
}

/// Where Java lies.
fn java_home() -> anyhow::Result<String> {
    let shown = shell::command("java", &["-XshowSettings:properties", "-version"]).output()?.stderr;
    let shown = String::from_utf8_lossy(&shown).into_owned();
    let line = shown.lines().find_map(|line| line.trim().strip_prefix("java.home = "));
    line.map(str::to_owned).context("java does not say where it lies")
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    text.split_once(before)?.1.split_once(after).map(|(inside, _)| inside)
}

/// Puts files of a folder into a package.
fn add(package: &Path, folder: &Path, files: &[String]) -> anyhow::Result<()> {
    let mut args = vec!["--update".to_owned(), "--no-manifest".into(), "--file".into(), text(package)];
    for file in files {
        args.extend(["-C".into(), text(folder), file.clone()]);
    }
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    ensure!(shell::succeeds("jar", &args)?, "{} cannot be added to", package.display());
    Ok(())
}

/// The libraries for the phone's processors: JNA's own, and the core where it was built; whether it was.
fn native(package: &Path, jars: &[PathBuf], out: &Path) -> anyhow::Result<bool> {
    let (repository, version) = jna(jars)?;
    let aar = artefact(repository, &format!("net.java.dev.jna:jna:{version}:aar"))?;
    let folder = out.join("native");
    fs::create_dir_all(folder.join("lib"))?;
    let status =
        shell::command("jar", &["--extract", "--file", &text(&aar), "jni"]).current_dir(&folder).status()?;
    ensure!(status.success(), "{} cannot be read", aar.display());
    let (mut files, mut is_whole) = (Vec::new(), true);
    for abi in ABIS {
        let place = folder.join("lib").join(abi);
        fs::create_dir_all(&place)?;
        fs::copy(folder.join("jni").join(abi).join("libjnidispatch.so"), place.join("libjnidispatch.so"))?;
        files.push(format!("lib/{abi}/libjnidispatch.so"));
        let core = root().join("target/android/jniLibs").join(abi).join("libstrapline_ffi.so");
        if core.exists() {
            fs::copy(core, place.join("libstrapline_ffi.so"))?;
            files.push(format!("lib/{abi}/libstrapline_ffi.so"));
        } else {
            is_whole = false;
        }
    }
    add(package, &folder, &files)?;
    Ok(is_whole)
}

/// Aligned and signed with a key that is made here and is worth nothing.
fn sign(unsigned: &Path, apk: &Path, out: &Path) -> anyhow::Result<()> {
    let (unsigned, apk, keys) = (text(unsigned), text(apk), text(&out.join("debug.keystore")));
    ensure!(shell::succeeds("zipalign", &["-p", "-f", "4", &unsigned, &apk])?, "zipalign failed");
    let make = [
        "-genkeypair",
        "-keystore",
        &keys,
        "-storepass",
        "android",
        "-keypass",
        "android",
        "-alias",
        "debug",
        "-keyalg",
        "RSA",
        "-keysize",
        "2048",
        "-validity",
        "10000",
        "-dname",
        "CN=Strapline debug",
    ];
    ensure!(shell::succeeds("keytool", &make)?, "no key could be made");
    let pass = "pass:android";
    let sign = ["sign", "--ks", &keys, "--ks-pass", pass, "--min-sdk-version", "26", &apk];
    ensure!(shell::succeeds("apksigner", &sign)?, "apksigner failed");
    Ok(())
}

/// What the package says of itself, its signature, its size.
fn check(built: &Path, apk: &Path) -> anyhow::Result<()> {
    let path = text(apk);
    let verify = ["verify", "--min-sdk-version", "26", &path];
    ensure!(shell::succeeds("apksigner", &verify)?, "the signature is not valid");
    ensure!(shell::succeeds("zipalign", &["-c", "-p", "4", &path])?, "the package is not aligned");
    let aapt2 = text(&built.join("aapt/prebuilt/linux/aapt2_64"));
    let badging = shell::output(&aapt2, &["dump", "badging", &path])?;
    for wanted in [
        "package: name='app.strapline'",
        "minSdkVersion:'26'",
        "targetSdkVersion:'35'",
        "launchable-activity: name='app.strapline.MainActivity'",
    ] {
        ensure!(badging.contains(wanted), "the package does not say {wanted}:\n{badging}");
    }
    ensure!(!badging.contains("android.permission.INTERNET"), "the package asks for the network");
    let listed = shell::output("unzip", &["-lv", &path])?;
    let size = without_native(&listed).context("the package's list cannot be read")?;
    ensure!(size <= LARGEST, "{size} bytes without native code, {LARGEST} at most");
    println!("{:.2} MB without native code (at most {:.0})", size as f64 / 1e6, LARGEST as f64 / 1e6);
    Ok(())
}

/// Bytes of what is packed, native code apart, from `unzip -lv`: length, method, size, ratio, date, time, sum, name.
fn without_native(listed: &str) -> Option<u64> {
    let mut sum = 0;
    for line in listed.lines() {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let [_, method, size, _, _, _, _, name] = fields[..] else { continue };
        if method.starts_with("Stored") || method.starts_with("Defl") {
            sum += if name.starts_with("lib/") { 0 } else { size.parse::<u64>().ok()? };
        }
    }
    (sum > 0).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn native_code_does_not_count() {
        let listed = " Length   Method    Size  Cmpr    Date    Time   CRC-32   Name\n\
            --------  ------  ------- ---- ---------- ----- --------  ----\n\
            100  Stored      100   0% 1980-01-01 00:00 11111111  resources.arsc\n\
            900  Defl:N      400  56% 1980-01-01 00:00 22222222  classes.dex\n\
            999  Defl:N      999   0% 1980-01-01 00:00 33333333  lib/arm64-v8a/libjnidispatch.so\n\
            --------          -------  ---                            -------\n\
            1999              1499  25%                            3 files\n";
        assert_eq!(without_native(listed), Some(500));
        assert_eq!(without_native(""), None);
    }

    #[test]
    fn what_stands_between_is_found() {
        assert_eq!(between("a <b>c</b>", "<b>", "</"), Some("c"));
        assert_eq!(between("a", "<b>", "</"), None);
    }
}
