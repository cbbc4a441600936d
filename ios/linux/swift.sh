#!/usr/bin/env bash
# Swift 6 for Linux, from Debian's package, in a folder of its own.
#   swift.sh setup DIR            about 3.3 GB, once; as root, with debootstrap
#   swift.sh run DIR TREE CMD...  runs CMD in TREE, seen as /src inside
set -euo pipefail
verb=$1 dir=$2
mounts() {
    mountpoint -q "$dir/proc" || mount -t proc proc "$dir/proc"
    mountpoint -q "$dir/dev" || mount --bind /dev "$dir/dev"
}
case $verb in
setup)
    if [ -e "$dir/ready" ]; then exit 0; fi
    rm -rf --one-file-system "$dir"
    debootstrap --variant=minbase trixie "$dir" >/dev/null
    cp /etc/resolv.conf "$dir/etc/resolv.conf"
    mounts
    chroot "$dir" env DEBIAN_FRONTEND=noninteractive sh -c \
        'apt-get update --quiet && apt-get install --yes --quiet --no-install-recommends swiftlang libc6-dev libstdc++-14-dev'
    touch "$dir/ready"
    ;;
run)
    tree=$3
    shift 3
    mounts
    mkdir -p "$dir/src"
    mountpoint -q "$dir/src" || mount --bind "$tree" "$dir/src"
    trap 'umount "$dir/src"' EXIT
    chroot "$dir" env HOME=/root PATH=/usr/libexec/swift/bin:/usr/bin:/bin sh -c 'cd /src && "$@"' sh "$@"
    ;;
esac
# Unmount proc, dev and src before deleting DIR.
