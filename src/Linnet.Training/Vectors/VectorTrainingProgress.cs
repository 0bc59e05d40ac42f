namespace Linnet.Training.Vectors;

/// <summary>How far the learning of word vectors has come.</summary>
/// <param name="Epochs">Passes done; 0 after reading.</param>
/// <param name="TotalEpochs">Passes in all; 0 after reading.</param>
/// <param name="Loss">Mean loss of a decision in the last pass, or not a number.</param>
/// <param name="Tokens">Words that the texts have, rare ones too.</param>
/// <param name="Words">Different words that get a vector.</param>
public readonly record struct VectorTrainingProgress(int Epochs, int TotalEpochs, double Loss, long Tokens, int Words)
{
    internal static VectorTrainingProgress Read(VectorCorpus corpus) => new(0, 0, double.NaN, corpus.TokensRead, corpus.Words.Length);

    internal static VectorTrainingProgress Epoch(VectorCorpus corpus, int done, int total, double loss) =>
        new(done, total, loss, corpus.TokensRead, corpus.Words.Length);
}
