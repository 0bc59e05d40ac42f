namespace Linnet.Tensors.Tests.Operations;

/// <summary>Recurrent layers row by row and unit by unit in double precision, straight from the formulas.</summary>
internal static class NaiveRecurrent
{
    /// <summary>One direction over one row; writes <c>[length, hidden]</c> and gives the final states.</summary>
    internal static (double[] Hidden, double[] Cell) Run(
        bool isLstm, bool isReverse, float[] x, int length, int input, int hidden, float[][] weights, double[] h, double[] c, double[] output)
    {
        var gates = isLstm ? 4 : 3;
        for (var place = 0; place < length; place++)
        {
            var step = isReverse ? length - 1 - place : place;
            var fromInput = new double[gates * hidden];
            var fromHidden = new double[gates * hidden];
            for (var g = 0; g < gates * hidden; g++)
            {
                fromInput[g] = weights[2][g];
                fromHidden[g] = weights[3][g];
                for (var k = 0; k < input; k++) fromInput[g] += (double)weights[0][(g * input) + k] * x[(step * input) + k];
                for (var k = 0; k < hidden; k++) fromHidden[g] += weights[1][(g * hidden) + k] * h[k];
            }

            var (newH, newC) = (new double[hidden], new double[hidden]);
            for (var u = 0; u < hidden; u++)
            {
                double Sum(int gate) => fromInput[(gate * hidden) + u] + fromHidden[(gate * hidden) + u];
                if (isLstm)
                {
                    newC[u] = (Sigmoid(Sum(1)) * c[u]) + (Sigmoid(Sum(0)) * Math.Tanh(Sum(2)));
                    newH[u] = Sigmoid(Sum(3)) * Math.Tanh(newC[u]);
                }
                else
                {
                    var n = Math.Tanh(fromInput[(2 * hidden) + u] + (Sigmoid(Sum(0)) * fromHidden[(2 * hidden) + u]));
                    newH[u] = ((1 - Sigmoid(Sum(1))) * n) + (Sigmoid(Sum(1)) * h[u]);
                }

                output[(step * hidden) + u] = newH[u];
            }

            (h, c) = (newH, newC);
        }

        return (h, c);
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
