using System.Globalization;
using System.Net;
using System.Text;

namespace Linnet.Training.History;

/// <summary>A run as one self-contained HTML page: the result, the curves, the confusion matrix, the recipe. English and Chinese.</summary>
public static class RunReport
{
    private const string Style = """
        :root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
        body{max-width:46rem;margin:2rem auto;padding:0 1rem}
        figure{margin:1.5rem 0}figcaption{font-weight:600}
        svg{width:100%;height:auto}svg text{font-size:12px;fill:currentColor}.grid{stroke:currentColor;opacity:.15}
        .scroll{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums}
        th,td{padding:.25rem .6rem;text-align:right}th:first-child{text-align:left}
        td.cell{color:#000}pre{overflow-x:auto;padding:1rem;border:1px solid #8884;border-radius:.4rem}
        """;

    /// <summary>Renders the page.</summary>
    /// <param name="title">Heading, such as the model's name.</param>
    /// <param name="history">The run's lines.</param>
    /// <param name="metrics">Final metrics by name.</param>
    /// <param name="labels">Names of the classes.</param>
    /// <param name="confusion">Rows are true labels, columns predicted ones; null for multi-label models.</param>
    /// <param name="reportText">The classification report as text.</param>
    /// <param name="recipeYaml">The recipe that was used.</param>
    public static string ToHtml(
        string title,
        RunHistory history,
        IReadOnlyDictionary<string, double> metrics,
        IReadOnlyList<string> labels,
        int[,]? confusion,
        string reportText,
        string recipeYaml)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(labels);
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(title)}</title><style>{Style}</style></head>
            <body><h1>{Text(title)}</h1>
            <h2>Result · 结果</h2><div class="scroll"><table>

            """);
        foreach (var (name, value) in metrics)
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(name)}</th><td>{value:F4}</td></tr>\n");
        html.Append("</table></div>\n<h2>Curves · 曲线</h2>\n").Append(Curves(history));
        if (confusion is not null) html.Append(Confusion(labels, confusion));
        html.Append(CultureInfo.InvariantCulture, $"<h2>Report · 报告</h2><pre tabindex=\"0\">{Text(reportText)}</pre>\n")
            .Append(CultureInfo.InvariantCulture, $"<h2>Recipe · 配方</h2><pre tabindex=\"0\">{Text(recipeYaml)}</pre>\n</body></html>\n");
        return html.ToString();
    }

    private static string Curves(RunHistory history)
    {
        var train = history.Entries.Where(entry => entry.Event == "train").ToList();
        var evaluations = history.Entries.Where(entry => entry.Event == "eval").ToList();
        var names = evaluations.SelectMany(entry => entry.Metrics?.Keys ?? []).Distinct().Where(name => name is "accuracy" or "macro_f1" or "mcc").ToList();
        return CurveChart.Draw("Loss · 损失", "epoch · 轮", [
                new("train · 训练", [.. train.Select(entry => (entry.Epoch, entry.Loss))]),
                new("dev · 验证", [.. evaluations.Select(entry => (entry.Epoch, entry.Loss))])])
            + CurveChart.Draw("Dev metrics · 验证指标", "epoch · 轮", [.. names.Select(name => new CurveChart.Series(
                name, [.. evaluations.Where(entry => entry.Metrics!.ContainsKey(name)).Select(entry => (entry.Epoch, entry.Metrics![name]))]))])
            + CurveChart.Draw("Learning rate · 学习率", "epoch · 轮", [
                new("learning rate", [.. train.Where(entry => entry.LearningRate is not null).Select(entry => (entry.Epoch, entry.LearningRate!.Value))])]);
    }

    private static string Confusion(IReadOnlyList<string> labels, int[,] confusion)
    {
        var html = new StringBuilder("<h2>Confusion matrix · 混淆矩阵</h2><p>Rows: true labels; columns: predictions. 行为真实标签，列为预测。</p><div class=\"scroll\" tabindex=\"0\"><table><tr><th></th>");
        foreach (var label in labels) html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Text(label)}</th>");
        html.Append("</tr>\n");
        for (var row = 0; row < labels.Count; row++)
        {
            var total = Math.Max(1, Enumerable.Range(0, labels.Count).Sum(column => confusion[row, column]));
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(labels[row])}</th>");
            for (var column = 0; column < labels.Count; column++)
            {
                var share = (double)confusion[row, column] / total;
                html.Append(CultureInfo.InvariantCulture, $"<td class=\"cell\" style=\"background:hsl({(row == column ? 140 : 12)} 70% {98 - (45 * share):F0}%)\">{confusion[row, column]}</td>");
            }

            html.Append("</tr>\n");
        }

        return html.Append("</table></div>\n").ToString();
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
