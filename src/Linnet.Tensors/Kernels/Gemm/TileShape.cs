namespace Linnet.Tensors.Kernels;

/// <summary>A number known when a kernel is compiled: one source of a kernel becomes a kernel for each size.</summary>
internal interface IConstant
{
    /// <summary>The number.</summary>
    static abstract int Value { get; }
}

internal readonly struct Const1 : IConstant { public static int Value => 1; }
internal readonly struct Const2 : IConstant { public static int Value => 2; }
internal readonly struct Const3 : IConstant { public static int Value => 3; }
internal readonly struct Const4 : IConstant { public static int Value => 4; }
internal readonly struct Const5 : IConstant { public static int Value => 5; }
internal readonly struct Const6 : IConstant { public static int Value => 6; }
internal readonly struct Const7 : IConstant { public static int Value => 7; }
internal readonly struct Const8 : IConstant { public static int Value => 8; }
internal readonly struct Const9 : IConstant { public static int Value => 9; }
internal readonly struct Const10 : IConstant { public static int Value => 10; }
internal readonly struct Const11 : IConstant { public static int Value => 11; }
internal readonly struct Const12 : IConstant { public static int Value => 12; }

/// <summary>How the rows of A lie in memory.</summary>
internal interface IRowLayout
{
    /// <summary>The values of one column stand side by side (packed, or A is transposed); else each row has its own place.</summary>
    static abstract bool Interleaved { get; }
}

internal readonly struct InterleavedRows : IRowLayout { public static bool Interleaved => true; }
internal readonly struct SeparateRows : IRowLayout { public static bool Interleaved => false; }
