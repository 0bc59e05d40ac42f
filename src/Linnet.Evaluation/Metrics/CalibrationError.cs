namespace Linnet.Evaluation;

/// <summary>Expected calibration error (Naeini et al. 2015): how far confidence and accuracy lie apart, on average over bins.</summary>
internal static class CalibrationError
{
    internal const int DefaultBins = 15;

    /// <summary>The error, 0 to 1, with equally wide bins of confidence.</summary>
    internal static double Of(ReadOnlySpan<float> confidences, ReadOnlySpan<bool> correct, int bins = DefaultBins)
    {
        var count = new int[bins];
        var hits = new int[bins];
        var sums = new double[bins];
        for (var i = 0; i < confidences.Length; i++)
        {
            // Bins are open on the left: (0, 1/n], (1/n, 2/n], …
            var bin = Math.Clamp((int)Math.Ceiling((double)confidences[i] * bins) - 1, 0, bins - 1);
            count[bin]++;
            sums[bin] += confidences[i];
            if (correct[i]) hits[bin]++;
        }

        double error = 0;
        for (var bin = 0; bin < bins; bin++) error += Math.Abs(hits[bin] - sums[bin]);
        return error / confidences.Length;
    }
}
