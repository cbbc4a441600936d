#!/bin/sh
# Resources and manifest: resources.sh BUILT ANDROID_JAR MIN_SDK TARGET_SDK VERSION_CODE VERSION
# makes BUILT/res/resources.ap_ and BUILT/gen-java/app/strapline/R.java.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
aapt2="$1/aapt/prebuilt/linux/aapt2_64"
chmod +x "$aapt2"
mkdir -p "$1/res" "$1/gen-java"
"$aapt2" compile --dir "$here/src/main/res" -o "$1/res/res.zip"
"$aapt2" link -I "$2" --manifest "$here/src/main/AndroidManifest.xml" --min-sdk-version "$3" --target-sdk-version "$4" \
    --version-code "$5" --version-name "$6" --rename-manifest-package app.strapline --auto-add-overlay -A "$here/../../target/bindings/assets" \
    -o "$1/res/resources.ap_" --java "$1/gen-java" "$1/res/res.zip"
