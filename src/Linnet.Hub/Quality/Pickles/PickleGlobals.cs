using Linnet.Models.TorchFiles;

namespace Linnet.Hub.Quality;

/// <summary>Judges the Python names that pickles import.</summary>
internal static class PickleGlobals
{
    /// <summary>Besides those that the library itself reads.</summary>
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "torch._utils._rebuild_parameter_with_state", "torch._utils._rebuild_sparse_tensor", "torch._utils._rebuild_qtensor", "torch._utils._rebuild_meta_tensor_no_storage",
        "torch._tensor._rebuild_from_type_v2", "torch.Tensor", "torch.nn.parameter.Parameter", "torch.Size", "torch.device", "torch.dtype", "torch.serialization._get_layout",
        "torch.storage.UntypedStorage", "torch.storage.TypedStorage", "torch.storage._TypedStorage", "torch.ComplexFloatStorage", "torch.ComplexDoubleStorage",
        "torch.QInt8Storage", "torch.QUInt8Storage", "torch.QInt32Storage", "torch.float64", "torch.float32", "torch.float16", "torch.bfloat16", "torch.int64", "torch.int32",
        "torch.int16", "torch.int8", "torch.uint8", "torch.bool", "torch.complex64", "torch.complex128", "torch.per_tensor_affine", "torch.per_channel_affine",
        "collections.defaultdict", "collections.deque", "collections.Counter", "numpy.ndarray", "numpy.dtype", "numpy.core.multiarray._reconstruct",
        "numpy.core.multiarray.scalar", "numpy._core.multiarray._reconstruct", "numpy._core.multiarray.scalar", "numpy.core.numeric._frombuffer", "numpy._core.numeric._frombuffer",
        "_codecs.encode", "copyreg._reconstructor", "copy_reg._reconstructor", "datetime.datetime", "datetime.date", "datetime.timedelta", "decimal.Decimal", "fractions.Fraction",
    };

    /// <summary>Names of <c>builtins</c> that make plain values.</summary>
    private static readonly HashSet<string> PlainBuiltins = new(StringComparer.Ordinal)
    {
        "bool", "int", "long", "float", "complex", "str", "unicode", "bytes", "bytearray", "list", "tuple", "dict", "set", "frozenset", "slice", "range", "xrange", "object",
    };

    /// <summary>Modules whose every name is dangerous, with all modules under them.</summary>
    private static readonly HashSet<string> DangerousModules = new(StringComparer.Ordinal)
    {
        "os", "posix", "nt", "posixpath", "ntpath", "sys", "subprocess", "_posixsubprocess", "pty", "commands", "popen2", "shutil", "socket", "_socket", "ssl", "select", "runpy", "code", "codeop", "importlib", "_frozen_importlib",
        "imp", "pkgutil", "zipimport", "pickle", "_pickle", "cPickle", "dill", "cloudpickle", "joblib", "marshal", "shelve", "types", "ctypes", "_ctypes", "cffi", "mmap", "asyncio",
        "multiprocessing", "threading", "_thread", "concurrent", "webbrowser", "urllib", "urllib2", "urllib3", "requests", "aiohttp", "httpx", "http", "httplib", "ftplib", "smtplib", "telnetlib", "imaplib", "poplib",
        "nntplib", "xmlrpc", "socketserver", "io", "_io", "pathlib", "tempfile", "fileinput", "glob", "linecache", "bdb", "pdb", "profile", "cProfile", "trace", "timeit", "doctest", "unittest", "pydoc",
        "idlelib", "lib2to3", "distutils", "setuptools", "pip", "ensurepip", "venv", "site", "sysconfig", "inspect", "gc", "atexit", "signal", "sched", "sqlite3", "platform", "getpass", "paramiko", "fabric", "logging",
        "zipfile", "tarfile", "ast", "compileall", "py_compile", "test", "uuid", "antigravity", "this", "cgi", "builtins.__dict__",
    };

    /// <summary>Single names of modules that are otherwise none of the above.</summary>
    private static readonly HashSet<string> DangerousNames = new(StringComparer.Ordinal)
    {
        "operator.attrgetter", "operator.methodcaller", "operator.itemgetter", "_operator.attrgetter", "_operator.methodcaller", "_operator.itemgetter", "functools.partial",
        "functools.reduce", "_functools.partial", "_functools.reduce", "torch.load", "torch.compile", "torch.storage._load_from_bytes", "numpy.load", "numpy.fromfile", "numpy.memmap", "numpy.save", "numpy.loadtxt",
        "numpy.testing._private.utils.runstring", "numpy.testing._private.utils.measure",
    };

    private static readonly string[] DangerousPrefixes = ["torch.hub.", "torch.package.", "torch.distributed.", "torch.multiprocessing.", "torch.utils.", "torch.jit.", "torch._dynamo.", "torch._inductor.", "numpy.f2py.", "numpy.distutils."];

    /// <summary>Judges a name.</summary>
    /// <param name="module">The module, such as <c>torch._utils</c>.</param>
    /// <param name="name">What is taken from it; with dots for a part of a part.</param>
    internal static GlobalVerdict Judge(string module, string name)
    {
        if (TorchGlobals.Find(module, name) is not null) return GlobalVerdict.Harmless;
        var whole = $"{module}.{name}";
        if (module is "builtins" or "__builtin__") return PlainBuiltins.Contains(name) ? GlobalVerdict.Harmless : GlobalVerdict.Dangerous;
        if (Harmless.Contains(whole)) return GlobalVerdict.Harmless;
        if (DangerousModules.Contains(module.Split('.')[0]) || DangerousNames.Contains(whole)) return GlobalVerdict.Dangerous;

        // A part of a part reaches what a module has imported: torch.serialization + os.system.
        if (name.Split('.').Any(part => DangerousModules.Contains(part) || (part.StartsWith("__", StringComparison.Ordinal) && part.EndsWith("__", StringComparison.Ordinal)))) return GlobalVerdict.Dangerous;
        return Array.Exists(DangerousPrefixes, prefix => whole.StartsWith(prefix, StringComparison.Ordinal)) ? GlobalVerdict.Dangerous : GlobalVerdict.Unknown;
    }
}
