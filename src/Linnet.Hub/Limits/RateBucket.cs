namespace Linnet.Hub.Limits;

/// <summary>What is counted together. As metadata of an endpoint it says where its requests belong; without it the method decides.</summary>
internal enum RateBucket
{
    /// <summary>Questions.</summary>
    Read,

    /// <summary>Changes.</summary>
    Write,

    /// <summary>Files and their parts.</summary>
    Transfer,
}
