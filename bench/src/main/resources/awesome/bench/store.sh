#!/bin/busybox sh
# The first program: mounts the disk with Debian's programs to be read, and the disk to measure on; a shell of the former
# goes on with store-rows.sh.
B=/bin/busybox
$B mount -t proc proc /proc 2>/dev/null
if [ ! -b /dev/vdb ]; then
    # Linux, whose drivers of these disks are modules.
    $B mount -t devtmpfs dev /dev
    for each in /modules/*; do
        $B insmod "$each"
    done
fi
until [ -b /dev/vda ] && [ -b /dev/vdb ]; do
    $B sleep 0.1
done
$B mkdir -p /system
$B mount -t ext4 -o ro /dev/vda /system
$B mount -o bind /dev /system/dev
$B mount -t proc proc /system/proc
$B mount -t tmpfs tmp /system/tmp
$B cp /store-rows.sh /system/tmp
PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp $B chroot /system /bin/bash /tmp/store-rows.sh
echo "store: end"
while :; do $B sleep 60; done
