namespace Linnet.Cli.Commands;

/// <summary>The ways in which `linnet vectors train` learns.</summary>
internal enum VectorMethod
{
    SkipGram,
    Cbow,
    Glove,
}
