using Linnet.Models.Layers;

namespace Linnet.Models.Inspection;

/// <summary>Describes any module as a table: each module that owns parameters, their shapes and their number.</summary>
public static class ModuleSummary
{
    /// <summary>One row a module with parameters of its own, and the total.</summary>
    /// <param name="module">The root; its own name is left out.</param>
    public static string Summary(this Module module)
    {
        ArgumentNullException.ThrowIfNull(module);
        var table = new SummaryTable("Layer", "Parameters", "Count");
        foreach (var (name, current) in module.NamedModules())
        {
            var own = current.OwnParameters.ToArray();
            if (own.Length == 0) continue;
            var shapes = string.Join("  ", own.Select(parameter => $"{parameter.Name} {parameter.Parameter.Shape}"));
            table.Add($"{name} ({current.GetType().Name})", shapes, own.Sum(parameter => (long)parameter.Parameter.Shape.Count));
        }

        return table.ToString();
    }
}
