namespace Linnet.Models.Safetensors;

/// <summary>The element types of the safetensors format, named as its header names them.</summary>
public enum SafetensorsType
{
    /// <summary>64-bit float.</summary>
    F64,

    /// <summary>32-bit float: what Linnet writes.</summary>
    F32,

    /// <summary>16-bit float (IEEE 754 half).</summary>
    F16,

    /// <summary>The upper half of a 32-bit float.</summary>
    BF16,

    /// <summary>Signed 64-bit integer.</summary>
    I64,

    /// <summary>Signed 32-bit integer.</summary>
    I32,

    /// <summary>Signed 16-bit integer.</summary>
    I16,

    /// <summary>Signed byte.</summary>
    I8,

    /// <summary>Unsigned 64-bit integer.</summary>
    U64,

    /// <summary>Unsigned 32-bit integer.</summary>
    U32,

    /// <summary>Unsigned 16-bit integer.</summary>
    U16,

    /// <summary>Byte.</summary>
    U8,

    /// <summary>A byte that is 0 or 1.</summary>
    Bool,
}
