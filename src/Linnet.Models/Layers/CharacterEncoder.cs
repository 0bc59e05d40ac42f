using Linnet.Models.Architectures;
using Linnet.Models.Initializers;
using Linnet.Tensors;
using Linnet.Tensors.Operations;

namespace Linnet.Models.Layers;

/// <summary>A vector for the spelling of a word: by convolution (Ma and Hovy 2016) or LSTM (Lample et al. 2016).</summary>
public sealed class CharacterEncoder : Module
{
    private const int FilterWidth = 3;

    private readonly float _dropout;
    private readonly Embedding _embedding;
    private readonly Conv1d? _convolution;
    private readonly Lstm? _lstm;

    /// <summary>Creates the layer.</summary>
    /// <param name="kind">Convolution or LSTM.</param>
    /// <param name="count">Number of character ids; 0 is padding.</param>
    /// <param name="embeddingSize">Size of the characters' vectors.</param>
    /// <param name="outputs">Size of the words' vectors; even for an LSTM.</param>
    /// <param name="dropout">Rate of the dropout on the characters' vectors.</param>
    /// <exception cref="ConfigurationException">An LSTM is to give an odd number of values.</exception>
    public CharacterEncoder(CharacterFeatures kind, int count, int embeddingSize, int outputs, float dropout)
    {
        _dropout = dropout;
        var range = MathF.Sqrt(3f / embeddingSize);
        _embedding = Register("embedding", new Embedding(count, embeddingSize, 0, new Uniform(-range, range)));
        if (kind == CharacterFeatures.Cnn)
        {
            _convolution = Register("convolution", new Conv1d(embeddingSize, outputs, FilterWidth));
            return;
        }

        if (outputs % 2 != 0) throw new ConfigurationException($"An LSTM over characters gives an even number of features; received {outputs}.");
        _lstm = Register("lstm", new Lstm(embeddingSize, outputs / 2, isBidirectional: true));
    }

    /// <summary>Reads spellings.</summary>
    /// <param name="characters">Ids, <c>[spellings, characters]</c>.</param>
    /// <param name="lengths">Characters of each spelling, at least 1, <c>[spellings]</c>.</param>
    /// <returns><c>[spellings, out]</c>.</returns>
    public Tensor Forward(IntTensor characters, IntTensor lengths)
    {
        var vectors = _embedding.Forward(characters).Dropout(_dropout);
        if (_convolution is not null) return vectors.ConvolutionMax([_convolution.Filter], lengths);
        var states = _lstm!.Forward(vectors, lengths).Hidden;
        var shape = new Shape(characters.Shape[0], states.Shape[2]);
        return states.Slice(0, 0, 1).Reshape(shape).Concat(states.Slice(0, 1, 1).Reshape(shape));
    }
}
