"""Names that a release archive may not hold: archive_names.py NM ARCHIVE...

The library is a pure function, so nothing in it can end the process, write to a stream, read a number as the locale
has it, or look at the environment or the clock. And no name of Boost is there but in our own namespace, since a
consumer's Boost would otherwise meet ours.
"""

import re
import subprocess
import sys

# name, why nothing may call it
BANNED = [
    (r"abort|_?exit|_Exit|quick_exit|at_quick_exit|std::(abort|exit)\(.*|__assert_fail|raise|kill",
     "ends the process; report an Error"),
    (r"v?[fds]?n?w?printf|v?asprintf|__(v?[fs]n?|v)printf_chk|puts|fputs|putchar|putc|fputc|fwrite|perror|write",
     "writes as stdio does; numbers are printed by Decimal and Ratio, and the caller has the streams"),
    (r"std::w?(cout|cerr|clog|cin)", "a standard stream; the library does no I/O"),
    (r"std::basic_[io]?f(stream|ilebuf)<.*|fopen(64)?|open(64)?|read|fread|mmap(64)?", "opens or reads files; the caller does"),
    (r"strto(d|f|ld|f32x?|f64x?|f128)(_l)?|ato[fil]l?|w?scanf|v?[fs]?scanf|__isoc99_\w*scanf|std::sto(d|f|ld)\(.*",
     "reads a number as the locale has it; use Decimal::parse"),
    (r"std::from_chars\(.*(float|double)\W.*|std::to_chars\(.*(float|double)\W.*", "handles binary floats"),
    (r"setlocale|uselocale|newlocale|localeconv|nl_langinfo|strerror(_[rl])?|.*\bstd::(locale::|has_facet<|use_facet<).*",
     "depends on the locale"),
    (r"(secure_)?getenv|setenv|putenv|environ", "depends on the environment"),
    (r"s?rand(_r|om)?|[dlmnej]rand48|arc4random\w*|getrandom|std::random_device.*", "depends on chance"),
    (r"time|clock|clock_gettime|gettimeofday|localtime(_r)?|gmtime(_r)?|mktime|strftime|std::chrono::.*::now\(.*",
     "depends on the clock"),
    (r"pthread_create|fork|vfork|system|popen|sleep|usleep|nanosleep|std::thread::.*",
     "starts something beside the caller's thread, or waits"),
    # Our own Boost is assay_private_boost, in which this does not match.
    (r"(.*[^\w])?boost::.*", "a name of Boost that a consumer's own Boost may have too; include boost.hpp first"),
]

# member, name, why it may stay all the same
ALLOWED = [
    (r"(boost_json|tree)\.cpp\.o", r"v?snprintf|strerror_r",
     "Boost.System writes the message of an error code with it; we read the code alone and never ask for the message"),
]


def symbols(nm, archive):
    """Member and name of every symbol, also of what is undefined, weak or local."""
    listing = subprocess.run([nm, "--demangle", archive], check=True, capture_output=True, text=True)
    member = ""
    for line in listing.stdout.splitlines():
        if match := re.fullmatch(r"(\S+\.o):", line):
            member = match[1]
        elif match := re.fullmatch(r"[0-9a-f ]{16} \w (.+)", line):
            yield member, match[1].split("@")[0]


def main():
    nm, *archives = sys.argv[1:]
    faults, count = [], 0
    for archive in archives:
        for member, name in symbols(nm, archive):
            count += 1
            for banned, why in BANNED:
                if re.fullmatch(banned, name) and not any(
                    re.fullmatch(where, member) and re.fullmatch(what, name) for where, what, _ in ALLOWED
                ):
                    faults.append(f"{archive}: {member} has {name}\n    {why}")
    if count == 0:
        faults.append("no symbol was found at all")
    print("\n".join(faults) if faults else f"{count} symbols in {len(archives)} archives, none of them banned")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
