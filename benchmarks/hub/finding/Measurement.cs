using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace Linnet.Benchmarks.Hub;

/// <summary>Asks a hub as people and programs do, one question after the other, and says how long answers took.</summary>
internal static class Measurement
{
    private const int Rounds = 120;
    private const int DeepPages = 60;

    /// <summary>Measures.</summary>
    /// <param name="address">Of the hub.</param>
    /// <param name="process">The hub's process, whose memory is looked at; null for none.</param>
    /// <param name="token">Whom the questions come from; null for anybody.</param>
    internal static async Task RunAsync(Uri address, string? process, string? token)
    {
        using var client = new HttpClient { BaseAddress = address };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await TimeAsync(client, "/models");
        var random = new Random(99);
        var search = new List<double>();
        foreach (var (name, question) in Questions(random))
        {
            // Once before it counts: the first of a kind is compiled.
            await TimeAsync(client, question());
            var times = new List<double>();
            for (var i = 0; i < Rounds; i++) times.Add(await TimeAsync(client, question()));
            search.AddRange(times);
            Report(name, times);
        }

        var deep = await DeepAsync(client);
        search.AddRange(deep);
        Report("API, deep pages by cursor", deep);
        Report("all searches", search);
        var front = new List<double>();
        for (var i = 0; i < Rounds; i++) front.Add(await TimeAsync(client, "/"));
        Report("front page", front);
        if (process is not null) ReportMemory(process);
    }

    private static IEnumerable<(string Name, Func<string> Question)> Questions(Random random)
    {
        string Word() => Vocabulary.Pick(random, Vocabulary.English);
        string Chinese() => Uri.EscapeDataString(Vocabulary.Pick(random, Vocabulary.Chinese));
        string Beginning(string word) => word[..Math.Min(word.Length, random.Next(2, 6))];
        string Of(params string[] values) => values[random.Next(values.Length)];
        yield return ("API, a word", () => $"/api/models?limit=30&search={Word()}");
        yield return ("API, two words", () => $"/api/models?limit=30&search={Word()}+{Word()}");
        yield return ("API, a beginning", () => $"/api/models?limit=30&search={Beginning(Word())}");
        yield return ("API, Chinese", () => $"/api/models?limit=30&search={Chinese()}{Chinese()}");
        yield return ("API, Chinese, one word", () => $"/api/models?limit=30&search={Chinese()}");
        yield return ("API, filters", () => $"/api/models?limit=30&filter=license:{Of("mit", "apache-2.0")}&filter={Of("en", "zh", "de")}&pipeline_tag={Of("text-classification", "fill-mask")}");
        yield return ("API, author", () => $"/api/models?limit=30&author={Vocabulary.English[200 + random.Next(100)]}{random.Next(100)}");
        yield return ("API, order", () => $"/api/models?limit=30&sort={Of("downloads", "likes", "createdAt", "lastModified", "trendingScore", "num_parameters", "id")}");
        yield return ("API, suggestions", () => $"/api/quicksearch?q={Of("ber", "distil", "tiny", "qwen", "senti", "zh", "gpt2")}");
        yield return ("page, list", () => $"/models?sort={Of("downloads", "trending", "modified")}&p={random.Next(20)}");
        yield return ("page, facets", () => $"/models?language={Of("zh", "en")}&license={Of("mit", "apache-2.0")}&pipeline_tag={Of("text-classification", "translation")}");
        yield return ("page, a word", () => $"/models?search={Word()}");
        yield return ("page, words and facets", () => $"/models?search={Word()}&language={Of("zh", "en")}&metric=accuracy&min=0.{random.Next(5, 10)}");
        yield return ("page, Chinese", () => $"/models?search={Chinese()}&lang=zh");
        yield return ("page, deep", () => $"/models?sort=likes&p={random.Next(500, 2500)}");
    }

    private static async Task<List<double>> DeepAsync(HttpClient client)
    {
        var times = new List<double>();
        var next = "/api/models?limit=100&sort=downloads";
        for (var page = 0; page < DeepPages && next is not null; page++)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await client.GetAsync(new Uri(next, UriKind.RelativeOrAbsolute));
            await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
            times.Add(watch.Elapsed.TotalMilliseconds);
            next = answer.Headers.TryGetValues("Link", out var links) && links.First() is var link ? link[1..link.IndexOf('>', StringComparison.Ordinal)] : null;
        }

        return times;
    }

    private static async Task<double> TimeAsync(HttpClient client, string question)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await client.GetAsync(new Uri(question, UriKind.Relative));
        await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static void Report(string name, List<double> times)
    {
        times.Sort();
        double At(double share) => times[Math.Min(times.Count - 1, (int)(share * times.Count))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-28} {times.Count,5} asked   median {At(0.5),7:F1} ms   p95 {At(0.95),7:F1} ms   p99 {At(0.99),7:F1} ms   most {times[^1],7:F1} ms"));
    }

    private static void ReportMemory(string process)
    {
        foreach (var line in File.ReadLines($"/proc/{process}/status").Where(line => line.StartsWith("VmRSS", StringComparison.Ordinal) || line.StartsWith("VmHWM", StringComparison.Ordinal)))
            Console.WriteLine($"memory {line.Replace("\t", " ", StringComparison.Ordinal)}");
    }
}
