"""The warm process: it has imported what a week's notebooks import, and is forked for each of them.

Run as a script, `python -I zygote.py SOCKET WARM ROOT`, by `autograder.grading.sandbox`, outside the
sandbox and before any student's code exists. It knows nothing that is secret. For each
submission it is sent the namespaces that bubblewrap has made (the files /proc/PID/ns/*) and a
channel to the judge. It forks a child that enters them, which forks the one that gives up every
right, sets its limits and then runs the student's code (see `autograder.grading.inside`).

Two forks, because a process stays in its PID namespace: only its children live in the new one. The
child in the middle runs nothing of the student's; it waits, and says how much time and memory were used.
"""

from __future__ import annotations

import ctypes
import errno
import gc
import importlib
import importlib.util
import json
import os
import resource
import signal
import socket
import sys

NAMESPACES = {"user": 0x10000000, "ipc": 0x08000000, "uts": 0x04000000, "net": 0x40000000, "pid": 0x20000000, "mnt": 0x00020000}
PR_SET_NO_NEW_PRIVS, PR_SET_PDEATHSIG, PR_CAPBSET_DROP, PR_SET_DUMPABLE = 38, 1, 24, 4
LAST_CAPABILITY = 63
MS_REMOUNT, MS_NOSUID, MS_NODEV = 32, 2, 4
ALLOW, ERRNO, EQUAL, MASKED_EQUAL = 0x7FFF0000, 0x00050000, 4, 7        # of libseccomp

# What no notebook needs: rights in namespaces of its own, other processes' memory, keys that outlive the box, wide parts of the kernel.
REFUSED = """unshare setns mount umount2 pivot_root chroot mount_setattr open_tree move_mount fsopen fsconfig fsmount fspick
    ptrace process_vm_readv process_vm_writev process_madvise pidfd_getfd kcmp add_key request_key keyctl bpf perf_event_open userfaultfd
    io_uring_setup io_uring_enter io_uring_register open_by_handle_at name_to_handle_at init_module finit_module delete_module
    kexec_load kexec_file_load swapon swapoff quotactl reboot syslog acct settimeofday clock_settime adjtimex clock_adjtime""".split()
# Memory that belongs to no process, and no limit counts; watches on files that all boxes share; clone, which can be looked into, stands in for clone3.
UNKNOWN = """memfd_create memfd_secret shmget msgget semget mq_open inotify_init inotify_init1 fanotify_init clone3""".split()
# Locks on files that all boxes share: they seem to be had, and keep nobody else out. In a box of one's own there is nobody to keep out.
SET_LOCK = (6, 7, 37, 38)                                       # fcntl's F_SETLK, F_SETLKW, F_OFD_SETLK, F_OFD_SETLKW


class Condition(ctypes.Structure):
    """libseccomp's comparison of an argument of a system call."""

    _fields_ = [("argument", ctypes.c_uint), ("operator", ctypes.c_int), ("first", ctypes.c_uint64), ("second", ctypes.c_uint64)]


def libc():
    return ctypes.CDLL(None, use_errno=True)


def must(result: int, what: str) -> None:
    if result != 0:
        raise OSError(ctypes.get_errno(), f"{what}: {os.strerror(ctypes.get_errno())}")


def enter(pid: int, names: list[str]) -> None:
    """Join the namespaces of a process. The user namespace comes first: it gives the right to join the others."""
    files = {name: os.open(f"/proc/{pid}/ns/{name}", os.O_RDONLY) for name in names}
    for name in sorted(names, key=list(NAMESPACES).index):
        must(libc().setns(files[name], NAMESPACES[name]), f"setns {name}")
        os.close(files[name])


def few_files(folders: list[str], most: int) -> None:
    """Limit how many files the writable folders may hold, which bubblewrap cannot: they take memory though they are empty."""
    for folder in folders:
        must(libc().mount(b"tmpfs", folder.encode(), b"tmpfs", MS_REMOUNT | MS_NOSUID | MS_NODEV, f"nr_inodes={most}".encode()), f"remount {folder}")


def give_up_rights(uid: int | None) -> None:
    """Become a user of no importance, without capabilities, who can never get any."""
    for capability in range(LAST_CAPABILITY + 1):
        libc().prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)      # those that this kernel does not know fail, which is fine
    if uid is not None:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    header, none = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    must(libc().capset(header, none), "capset")
    must(libc().prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")
    libc().prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)     # only now: another user id clears it


def refuse_calls() -> None:
    """Let the kernel refuse the system calls in REFUSED from now on, here and in every child, by libseccomp."""
    library = ctypes.CDLL("libseccomp.so.2", use_errno=True)
    library.seccomp_init.restype = ctypes.c_void_p
    rules = ctypes.c_void_p(library.seccomp_init(ALLOW))

    def refuse(name: str, error: int, *conditions: Condition) -> None:
        number = library.seccomp_syscall_resolve_name(name.encode())
        if number >= 0:                                             # else this machine does not have the call
            must(library.seccomp_rule_add_array(rules, ERRNO | error, number, len(conditions), (Condition * len(conditions))(*conditions)), name)

    for name in REFUSED:
        refuse(name, errno.EPERM)
    for name in UNKNOWN:
        refuse(name, errno.ENOSYS)
    refuse("flock", 0)
    for command in SET_LOCK:
        refuse("fcntl", 0, Condition(1, EQUAL, command, 0))
    for flag in NAMESPACES.values():
        refuse("clone", errno.EPERM, Condition(0, MASKED_EQUAL, flag, flag))
    must(library.seccomp_load(rules), "seccomp_load")
    library.seccomp_release(rules)


def limit(limits: dict[str, int]) -> None:
    """Set resource limits, soft and hard alike."""
    for name, value in limits.items():
        which = getattr(resource, f"RLIMIT_{name}")
        hard = resource.getrlimit(which)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(which, (value, value))


def student(order: dict, channel: socket.socket, notebook, inside) -> None:
    """The process that runs the student's code."""
    os.setsid()
    null = os.open("/dev/null", os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    keep = channel.fileno()
    os.closerange(3, keep)
    os.closerange(keep + 1, 4096)
    os.chdir(order["folder"])
    sys.path.insert(0, "")              # as in Jupyter: a module that a cell writes can be imported
    os.umask(0o077)
    give_up_rights(order["uid"])
    limit(order["limits"])
    if order["namespaces"]:
        refuse_calls()
    inside.serve(channel, notebook)


def minder(order: dict, channel: socket.socket, report: socket.socket, notebook, inside) -> None:
    """The process in between: enters the sandbox, forks the student's process, waits for it, reports."""
    try:
        if order["namespaces"]:
            enter(order["pid"], order["namespaces"])
            few_files(order["writable"], order["files"])
        child = os.fork()
    except OSError as error:
        report.sendall(json.dumps({"error": str(error)}).encode())
        return
    if child == 0:
        report.close()
        try:
            student(order, channel, notebook, inside)
        finally:
            os._exit(0)
    channel.close()
    report.sendall(json.dumps({"pid": child}).encode() + b"\n")
    _, status, used = os.wait4(child, 0)
    report.sendall(json.dumps({"status": status, "cpu": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss * 1024}).encode() + b"\n")


def main() -> None:
    control, warm, root = socket.socket(fileno=int(sys.argv[1])), sys.argv[2].split(","), sys.argv[3]
    sys.path.insert(0, root)
    for name in filter(None, warm):
        importlib.import_module(name)
    spec = importlib.util.spec_from_file_location("inside", os.path.join(os.path.dirname(os.path.abspath(__file__)), "inside.py"))
    inside = importlib.util.module_from_spec(spec)
    sys.modules["inside"] = inside
    spec.loader.exec_module(inside)
    notebook = inside.Notebook()
    sys.argv[:] = ["notebook"]
    gc.collect()
    gc.freeze()                         # a child that collects garbage would otherwise copy every page it looks at
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)               # nobody waits for minders
    control.sendall(b"ready")           # whoever started this may wait for it, or not
    while True:
        data, files, _, _ = socket.recv_fds(control, 1 << 16, 2)
        if not data:
            return
        channel, report = (socket.socket(fileno=file) for file in files)
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            control.close()
            try:
                minder(json.loads(data), channel, report, notebook, inside)
            finally:
                os._exit(0)
        channel.close()
        report.close()


if __name__ == "__main__":
    main()
