namespace Linnet.Training.Recipes;

/// <summary>
/// A member of an ensemble by name: a kind of model, and for neural ones the tokens that it reads where they are not the usual ones:
/// <c>textcnn/unigram</c>. Networks over different tokens err differently, which is what an ensemble lives on.
/// </summary>
/// <param name="Kind">The kind of model.</param>
/// <param name="Tokenizer">The kind of tokeniser; null for what suits model and language.</param>
internal readonly record struct MemberName(string Kind, string? Tokenizer)
{
    internal static readonly string[] Kinds = ["linear", "fasttext", "textcnn", "bilstm", "bigru", "bert", "relation-cnn"];

    internal static readonly string[] Tokenizers = ["wordpiece", "bpe", "unigram", "word", "char"];

    private static readonly string[] KindsWithoutTokens = ["linear", "fasttext"];

    internal static bool IsAllowed(string name)
    {
        var (kind, tokenizer) = Parse(name);
        return Kinds.Contains(kind) && (tokenizer is null || (Tokenizers.Contains(tokenizer) && !KindsWithoutTokens.Contains(kind)));
    }

    internal static MemberName Parse(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new MemberName(name, null) : new MemberName(name[..slash], name[(slash + 1)..]);
    }
}
