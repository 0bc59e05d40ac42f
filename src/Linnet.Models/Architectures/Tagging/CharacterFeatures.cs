namespace Linnet.Models.Architectures;

/// <summary>How a tagger reads the spelling of words.</summary>
public enum CharacterFeatures
{
    /// <summary>Not at all: tokens are characters already.</summary>
    None,

    /// <summary>Convolution and maximum over the characters (Ma and Hovy 2016, "End-to-end Sequence Labeling via Bi-directional LSTM-CNNs-CRF").</summary>
    Cnn,

    /// <summary>The last states of an LSTM in both directions (Lample et al. 2016, "Neural Architectures for Named Entity Recognition").</summary>
    Lstm,
}
