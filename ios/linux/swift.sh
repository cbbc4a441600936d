#!/usr/bin/env bash
# Swift 6 for Linux, from Debian's package, in a folder of its own.
#   swift.sh setup DIR            about 3.3 GB, once; as root, with debootstrap
#   swift.sh run DIR TREE CMD...  runs CMD in TREE, seen as /src inside
# What is mounted is seen by this run alone and gone with it: several run at once, and nothing is left to unmount.
set -euo pipefail
if [ -z "${STRAPLINE_OWN_MOUNTS:-}" ]; then
    STRAPLINE_OWN_MOUNTS=1 exec unshare --mount "$0" "$@"
fi
verb=$1 dir=$2
mounts() {
    mount -t proc proc "$dir/proc"
    mount --bind /dev "$dir/dev"
}
case $verb in
setup)
    # One brings it, whoever else asks for it waits.
    mkdir -p "$dir"
    exec 9<"$dir"
    flock 9
    if [ -e "$dir/ready" ]; then exit 0; fi
    find "$dir" -xdev -mindepth 1 -delete
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
    mount --bind "$tree" "$dir/src"
    exec chroot "$dir" env --unset STRAPLINE_OWN_MOUNTS HOME=/root PATH=/usr/libexec/swift/bin:/usr/bin:/bin \
        sh -c 'cd /src && "$@"' sh "$@"
    ;;
*)
    echo "swift.sh setup DIR, or swift.sh run DIR TREE CMD..." >&2
    exit 2
    ;;
esac
