namespace Linnet.Hub.Git.Packets;

/// <summary>What a pkt-line is.</summary>
internal enum PacketKind
{
    /// <summary>Bytes.</summary>
    Data,

    /// <summary><c>0000</c>: a message ends.</summary>
    Flush,

    /// <summary><c>0001</c>: a section of a message ends.</summary>
    Delimiter,

    /// <summary><c>0002</c>: a response ends.</summary>
    ResponseEnd,

    /// <summary>Nothing more comes.</summary>
    End,
}
