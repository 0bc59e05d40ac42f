using System.Globalization;
using Linnet;
using Linnet.Benchmarks.Hub;

const string Usage = "usage: generate FOLDER [COUNT] | measure URL [PROCESS [TOKEN]]";
try
{
    switch (args)
    {
        case ["generate", var folder, .. var rest]:
            Console.WriteLine(await Generator.RunAsync(folder, rest is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 100_000));
            return 0;
        case ["measure", var address, .. var rest]:
            await Measurement.RunAsync(new Uri(address), rest.Length > 0 ? rest[0] : null, rest.Length > 1 ? rest[1] : null);
            return 0;
        default:
            Console.Error.WriteLine(Usage);
            return 1;
    }
}
catch (Exception error) when (error is LinnetException or IOException or HttpRequestException or FormatException)
{
    Console.Error.WriteLine($"finding: {error.Message}");
    return 1;
}
