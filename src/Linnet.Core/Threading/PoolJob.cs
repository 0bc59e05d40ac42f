namespace Linnet.Threading;

/// <summary>One part of a loop: the body on the caller's stack, and how to run it.</summary>
internal unsafe struct PoolJob
{
    public byte* Body;
    public delegate*<byte*, int, int, int, void> Entry;
    public int Count;
    public int Parts;
    public int Part;

    public readonly void Run() => Entry(Body, Count, Parts, Part);
}
