"""Become somebody else, tie one's life to the parent's, then turn into another program. Linux only, run as a script:

    python -I -S launch.py PARENT IDENTITY PROGRAM [ARGUMENT …]

PARENT is the process id that must still be ours; IDENTITY is `self`, `namespace` or `UID:GID`. Only the standard library,
and as little of it as possible: these milliseconds are paid at every start of the bot. A script of its own rather than
`preexec_fn`, which may deadlock where the parent has threads.
"""

import ctypes
import os
import signal
import sys

CLONE_NEWUSER = 0x10000000
PR_SET_PDEATHSIG = 1

#: Whom root is inside the namespace: PostgreSQL refuses uid 0 and asks no further.
NOBODY = 65534

#: Exit status of "this identity cannot be had here"; PostgreSQL's own are 0, 1 and 2.
IDENTITY_REFUSED = 77


def enter_namespace() -> None:
    """Root becomes nobody inside a user namespace; files it makes stay root's outside. Raises OSError where forbidden."""
    outer_uid, outer_gid = os.geteuid(), os.getegid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWUSER) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    # Without this line an unprivileged gid map is refused by the kernel.
    write("/proc/self/setgroups", "deny")
    write("/proc/self/uid_map", f"{NOBODY} {outer_uid} 1")
    write("/proc/self/gid_map", f"{NOBODY} {outer_gid} 1")


def write(path: str, text: str) -> None:
    """The kernel wants each map in a single write."""
    descriptor = os.open(path, os.O_WRONLY)
    try:
        os.write(descriptor, text.encode())
    finally:
        os.close(descriptor)


def become(identity: str) -> None:
    """Takes the identity for good. Raises OSError where this machine refuses it."""
    if identity == "namespace":
        enter_namespace()
    elif identity != "self":
        uid, gid = map(int, identity.split(":"))
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)


def main(parent: int, identity: str, command: list[str]) -> None:
    """Does not return: the process becomes `command`."""
    try:
        become(identity)
    except OSError as refused:
        print(f"cannot become {identity}: {refused}", file=sys.stderr)
        sys.exit(IDENTITY_REFUSED)
    # After the identity, since a change of identity forgets it. Interrupt means "fast shutdown" to PostgreSQL.
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT, 0, 0, 0)
    if os.getppid() != parent:  # died before we asked to be told
        sys.exit(1)
    # Python ignores these two and the program would inherit that.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    os.execv(command[0], command)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3:])
