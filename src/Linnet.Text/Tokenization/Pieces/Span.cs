namespace Linnet.Text.Tokenization;

/// <summary>The half-open range [Start, End).</summary>
internal readonly record struct Span(int Start, int End)
{
    internal int Length => End - Start;
}
