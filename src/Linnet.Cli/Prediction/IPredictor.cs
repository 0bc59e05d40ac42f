namespace Linnet.Cli.Prediction;

/// <summary>How the models of one task answer at the command line.</summary>
internal interface IPredictor
{
    /// <summary>The task's name, as in Hugging Face's <c>pipeline_tag</c>.</summary>
    string Task { get; }

    /// <summary>Answers one text, or every line of the input, on standard output.</summary>
    /// <param name="request">The model and what it is asked.</param>
    void Run(PredictRequest request);
}
