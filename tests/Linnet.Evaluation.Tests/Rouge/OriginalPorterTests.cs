namespace Linnet.Evaluation.Tests;

public sealed class OriginalPorterTests
{
    /// <summary>The examples of Porter's paper, in the order of its steps, as the whole algorithm leaves them.</summary>
    [Theory]
    [InlineData("caresses ponies ties caress cats", "caress poni tie caress cat")]
    [InlineData("feed agreed plastered bled motoring sing", "feed agre plaster bled motor sing")]
    [InlineData("conflated troubled sized hopping tanned falling hissing fizzed failing filing", "conflat troubl size hop tan fall hiss fizz fail file")]
    [InlineData("happy sky", "happi sky")]
    [InlineData("relational conditional rational valenci digitizer conformabli radicalli", "relat condit ration valenc digit conform radic")]
    [InlineData("differentli vileli analogousli vietnamization predication operator", "differ vile analog vietnam predic oper")]
    [InlineData("feudalism decisiveness hopefulness callousness formaliti sensitiviti sensibiliti", "feudal decis hope callous formal sensit sensibl")]
    [InlineData("triplicate formative formalize electriciti electrical hopeful goodness", "triplic form formal electr electr hope good")]
    [InlineData("revival allowance inference airliner gyroscopic adjustable defensible irritant", "reviv allow infer airlin gyroscop adjust defens irrit")]
    [InlineData("replacement adjustment dependent adoption homologou communism activate", "replac adjust depend adopt homolog commun activ")]
    [InlineData("angulariti homologous effective bowdlerize probate rate cease controll roll", "angular homolog effect bowdler probat rate ceas control roll")]
    public void Words_of_the_paper(string words, string stems) =>
        Assert.Equal(stems, string.Join(' ', words.Split(' ').Select(OriginalPorter.Stem)));

    /// <summary>What NLTK does otherwise.</summary>
    [Theory]
    [InlineData("dies spied flies enjoy fly dying news innings proceed", "die spi fli enjoy fli die news inning proceed")]
    [InlineData("geology archaeology hopefully generally ate oed", "geolog archaeolog hope gener ate o")]
    public void Additions(string words, string stems) =>
        Assert.Equal(stems, string.Join(' ', words.Split(' ').Select(OriginalPorter.Stem)));
}
