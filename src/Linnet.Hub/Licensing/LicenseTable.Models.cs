using static Linnet.Hub.Licensing.LicenseTerm;

namespace Linnet.Hub.Licensing;

/// <summary>Licences made for models. SPDX lists none of them; their names here are the tags that hubs use.</summary>
internal static partial class LicenseTable
{
    private const string RailPolicy = "attachment A";

    private static LicenseTerms[] Models() =>
    [
        Rail("openrail", "an OpenRAIL licence, which one is not said", null),
        Rail("openrail-plus-plus", "CreativeML Open RAIL++-M License", "https://huggingface.co/stabilityai/stable-diffusion-2/blob/main/LICENSE-MODEL"),
        Rail("bigscience-openrail-m", "BigScience OpenRAIL-M License", "https://bigscience.huggingface.co/blog/bigscience-openrail-m"),
        Rail("bigscience-bloom-rail-1.0", "BigScience BLOOM RAIL 1.0", "https://huggingface.co/spaces/bigscience/license"),
        Rail("creativeml-openrail-m", "CreativeML Open RAIL-M License", "https://huggingface.co/spaces/CompVis/stable-diffusion-license"),
        Rail("bigcode-openrail-m", "BigCode OpenRAIL-M v1", "https://huggingface.co/spaces/bigcode/bigcode-model-license-agreement"),
        Llama("llama2", "Llama 2", "https://ai.meta.com/llama/license/", "LLAMA 2", null),
        Llama("llama3", "Meta Llama 3", "https://llama.meta.com/llama3/license/", "Meta Llama 3", "“Built with Meta Llama 3” is shown and the model's name begins with “Llama 3”"),
        Llama("llama3.1", "Llama 3.1", "https://www.llama.com/llama3_1/license/", "Llama 3.1", BuiltWithLlama),
        Llama("llama3.2", "Llama 3.2", "https://www.llama.com/llama3_2/license/", "Llama 3.2", BuiltWithLlama),
        Llama("llama3.3", "Llama 3.3", "https://www.llama.com/llama3_3/license/", "Llama 3.3", BuiltWithLlama),
        Llama("llama4", "Llama 4", "https://www.llama.com/llama4/license/", "Llama 4", BuiltWithLlama),
        Unlisted("gemma", "Gemma Terms of Use", "https://ai.google.dev/gemma/terms", new(UseRestrictions, "3.1 and 3.2"), new(Notice, "3.1"), new(StateChanges, "3.1")) with
        {
            Statement = "Gemma is provided under and subject to the Gemma Terms of Use found at ai.google.dev/gemma/terms",
        },
    ];

    private static string BuiltWithLlama => "“Built with Llama” is shown and the model's name begins with “Llama”";

    /// <summary>Responsible AI licences: as free as a permissive licence, except for uses that every derivative has to forbid as well.</summary>
    private static LicenseTerms Rail(string tag, string name, string? link) =>
        Unlisted(tag, name, link, new(UseRestrictions, RailPolicy), new(Notice, "section III"), new(StateChanges, "section III"));

    private static LicenseTerms Llama(string tag, string model, string link, string nameInLicense, string? naming)
    {
        var clauses = new List<LicenseClause>
        {
            // Versions 2 and 3 also forbid to improve other large language models with it.
            new(UseRestrictions, tag is "llama2" or "llama3" ? "1.b.iv and 1.b.v" : "1.b.iv"), new(Notice, "1.b.i"), new(Attribution, "1.b.iii"),
            new(LargeServices, "2", "services with more than 700 million users a month need a licence of their own"),
        };
        if (naming is not null) clauses.Add(new LicenseClause(Naming, "1.b.i", naming));
        return Unlisted(tag, $"{model} Community License", link, [.. clauses]) with
        {
            Statement = $"{model} is licensed under the {nameInLicense} Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.",
        };
    }
}
