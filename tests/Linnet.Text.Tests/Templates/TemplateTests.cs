using Linnet.Text.Templates;

namespace Linnet.Text.Tests.Templates;

public sealed class TemplateTests
{
    private static readonly Dictionary<string, object?> Variables = new()
    {
        ["name"] = "Ann",
        ["n"] = 7,
        ["half"] = 0.5,
        ["nothing"] = null,
        ["yes"] = true,
        ["words"] = new List<object?> { "b", "a", "c" },
        ["map"] = new Dictionary<string, object?> { ["x"] = 1, ["y"] = "two" },
        ["rows"] = new List<object?>
        {
            new Dictionary<string, object?> { ["role"] = "user", ["content"] = "hi" },
            new Dictionary<string, object?> { ["role"] = "system", ["content"] = "be" },
        },
    };

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("{{ name }}!", "Ann!")]
    [InlineData("{{ nothing }} {{ yes }} {{ half }} {{ missing }}", "None True 0.5 ")]
    [InlineData("{{ words }} {{ map }}", "['b', 'a', 'c'] {'x': 1, 'y': 'two'}")]
    [InlineData("{{ 1 + 2 * 3 }} {{ (1 + 2) * 3 }} {{ 7 // 2 }} {{ -7 // 2 }} {{ -7 % 3 }} {{ 7 / 2 }} {{ 2 ** 3 }} {{ -n }}", "7 9 3 -4 2 3.5 8 -7")]
    [InlineData("{{ 'a' + 'b' ~ 1 }} {{ 'ab' * 2 }} {{ [1] + [2] }}", "ab1 abab [1, 2]")]
    [InlineData("{{ 1 < 2 and not 2 < 1 or false }} {{ 1 == 1.0 }} {{ 'a' != 'b' }} {{ 'b' in words }} {{ 'z' not in words }} {{ 'nn' in name }}", "True True True True True True")]
    [InlineData("{{ 'a' if n > 5 else 'b' }}{{ 'c' if n > 9 }}", "a")]
    [InlineData("{{ nothing or 'x' }} {{ name and 'y' }}", "x y")]
    [InlineData("{{ words[0] }}{{ words[-1] }} {{ words[1:] }} {{ words[::-1] }} {{ name[:2] }} {{ name[-1:] }}", "bc ['a', 'c'] ['c', 'a', 'b'] An n")]
    [InlineData("{{ map.x }} {{ map['y'] }} {{ map.get('z', 'none') }} {{ map.items() | list | length }}", "1 two none 2")]
    [InlineData("{{ '  a ' | trim }}|{{ name | upper | lower }}|{{ words | join('-') }}|{{ words | sort | first }}|{{ words | last }}", "a|ann|b-a-c|a|c")]
    [InlineData("{{ words | length }} {{ missing | default('d') }} {{ '' | default('e', true) }} {{ '12' | int + 1 }} {{ 'a b' | title }}", "3 d e 13 A B")]
    [InlineData("{{ rows | map(attribute='role') | join(',') }} {{ rows | selectattr('role', 'equalto', 'user') | list | length }} {{ rows | rejectattr('role', '==', 'user') | map(attribute='content') | first }}", "user,system 1 be")]
    [InlineData("{{ map | tojson }} {{ ['ü\"', none, true, 1.5] | tojson }}", "{\"x\": 1, \"y\": \"two\"} [\"ü\\\"\", null, true, 1.5]")]
    [InlineData("{{ map | tojson(indent=2) }}", "{\n  \"x\": 1,\n  \"y\": \"two\"\n}")]
    [InlineData("{{ ' a '.strip() }}{{ 'xxa'.lstrip('x') }}{{ 'a,b,c'.split(',')[1] }}{{ 'a,b,c'.split(',', 1)[-1] }}{{ 'abc'.startswith('ab') }}{{ 'a'.replace('a', 'q') }}", "aabb,cTrueq")]
    [InlineData("{{ name is defined }} {{ missing is defined }} {{ nothing is none }} {{ name is string and words is iterable and map is mapping }} {{ n is not number }} {{ 4 is divisibleby 2 }} {{ n is odd }}", "True False True True False True True")]
    [InlineData("{{ 'a' 'b' }}{{ \"it's\" }}{{ 'x\\n' | length }}", "abit's2")]
    [InlineData("{{ {'a': [1, 2]}['a'][1] }}{{ (1, 2)[0] }}", "21")]
    public void Expressions(string source, string expected) => Assert.Equal(expected, Template.Parse(source).Render(Variables));

    [Theory]
    [InlineData("{% if n > 9 %}a{% elif n == 7 %}b{% else %}c{% endif %}", "b")]
    [InlineData("{% for w in words %}{{ loop.index }}{{ loop.index0 }}{{ w }}{{ ',' if not loop.last }}{% endfor %}", "10b,21a,32c")]
    [InlineData("{% for w in words if w != 'a' %}{{ w }}{{ loop.first }}{% else %}none{% endfor %}", "bTruecFalse")]
    [InlineData("{% for w in [] %}{{ w }}{% else %}none{% endfor %}", "none")]
    [InlineData("{% for k, v in map.items() %}{{ k }}={{ v }};{% endfor %}", "x=1;y=two;")]
    [InlineData("{% for i in range(5) %}{% if i == 1 %}{% continue %}{% endif %}{% if i == 3 %}{% break %}{% endif %}{{ i }}{% endfor %}", "02")]
    [InlineData("{% for i in range(2, 8, 3) %}{{ i }}{% endfor %}{% for i in range(3, 0, -1) %}{{ i }}{% endfor %}", "25321")]
    [InlineData("{% set x = 1 %}{% for i in range(3) %}{% set x = i %}{% endfor %}{{ x }}", "1")]
    [InlineData("{% set ns = namespace(x=1) %}{% for i in range(3) %}{% set ns.x = ns.x + i %}{% endfor %}{{ ns.x }}", "4")]
    [InlineData("{% set x %}a{{ n }}{% endset %}{{ x | upper }}", "A7")]
    [InlineData("{% set a, b = words[0], 2 %}{{ a }}{{ b }}", "b2")]
    [InlineData("{% macro greet(who, mark='!') %}Hi {{ who }}{{ mark }}{% endmacro %}{{ greet('Bo') }}{{ greet('Al', mark='?') }}", "Hi Bo!Hi Al?")]
    [InlineData("{# a comment #}x{% generation %}y{% endgeneration %}", "xy")]
    public void Statements(string source, string expected) => Assert.Equal(expected, Template.Parse(source).Render(Variables));

    [Theory]
    [InlineData("a\n  {% if yes %}\nb\n  {% endif %}\nc\n", "a\nb\nc")]
    [InlineData("a  {%- if yes -%}  b  {%- endif -%}  c", "abc")]
    [InlineData("a {{- name -}} b", "aAnnb")]
    [InlineData("  {{ name }}\n  x", "  Ann\n  x")]
    [InlineData("a {# note #}\nb", "a b")]
    [InlineData("  {# note #}\nb", "b")]
    [InlineData("x {% if yes %} y {% endif %} z", "x  y  z")]
    [InlineData("  {%+ if yes %}a{% endif %}", "  a")]
    [InlineData("{% if yes %}\n\na{% endif %}", "\na")]
    public void White_space(string source, string expected) => Assert.Equal(expected, Template.Parse(source).Render(Variables));

    [Theory]
    [InlineData("line\n{% if %}", "t:2:")]
    [InlineData("{% if a %}", "'endif'")]
    [InlineData("{{ a", "{{ without its }}")]
    [InlineData("{% include 'x' %}", "'include'")]
    [InlineData("{{ a | nofilter }}", "'nofilter'")]
    [InlineData("{{ a is notest }}", "'notest'")]
    [InlineData("{% endif %}", "'endif'")]
    [InlineData("{{ 'a }}", "quotation mark")]
    [InlineData("{{ 99999999999999999999 }}", "too large")]
    public void A_wrong_template_is_named_with_its_line(string source, string message) =>
        Assert.Contains(message, Assert.Throws<DataFormatException>(() => Template.Parse(source, "t")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("a\n\n{{ missing.field }}", "t:3:")]
    [InlineData("{{ 1 / 0 }}", "zero")]
    [InlineData("{{ 'a' + 1 }}", "compute")]
    [InlineData("{{ name() }}", "function")]
    [InlineData("{% for x in 5 %}{% endfor %}", "no list")]
    [InlineData("{{ 'a' < 1 }}", "one kind")]
    public void What_cannot_be_carried_out_is_named_with_its_line(string source, string message) =>
        Assert.Contains(message, Assert.Throws<DataFormatException>(() => Template.Parse(source, "t").Render(Variables)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{% for i in range(100000000000) %}{% endfor %}")]
    [InlineData("{% for i in range(9999) %}{% for j in range(9999) %}x{% endfor %}{% endfor %}")]
    [InlineData("{% set ns = namespace(s='ab') %}{% for i in range(60) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}")]
    [InlineData("{{ 'abc' * 2000000000 }}")]
    [InlineData("{% set ns = namespace(s=['ab']) %}{% for i in range(60) %}{% set ns.s = [ns.s, ns.s] %}{% endfor %}{{ ns.s }}")]
    [InlineData("{% set ns = namespace(s=['ab'], t=['ab']) %}{% for i in range(60) %}{% set ns.s = [ns.s, ns.s] %}{% set ns.t = [ns.t, ns.t] %}{% endfor %}{{ ns.s == ns.t }}")]
    [InlineData("{% set ns = namespace(s=[]) %}{% for i in range(1000000) %}{% set ns.s = [ns.s] %}{% endfor %}{{ ns.s }}")]
    [InlineData("{% set ns = namespace(s=[]) %}{% for i in range(1000000) %}{% set ns.s = [ns.s] %}{% endfor %}{{ ns.s | tojson }}")]
    [InlineData("{% macro f(x) %}{{ f(x) }}{% endmacro %}{{ f(1) }}")]
    [InlineData("{{ ('a' * 1000000).replace('a', 'b' * 1000000) }}")]
    public void Templates_that_grow_without_end_are_given_up(string source) =>
        Assert.Throws<DataFormatException>(() => Template.Parse(source).Render(Variables));

    [Fact]
    public void Deep_nesting_is_refused()
    {
        Assert.Throws<DataFormatException>(() => Template.Parse($"{{{{ {new string('(', 100_000)}1{new string(')', 100_000)} }}}}"));
        Assert.Throws<DataFormatException>(() => Template.Parse($"{{{{ {string.Concat(Enumerable.Repeat("not ", 100_000))}1 }}}}"));
        Assert.Throws<DataFormatException>(() => Template.Parse($"{{{{ {new string('-', 100_000)}1 }}}}"));
        Assert.Throws<DataFormatException>(() => Template.Parse(string.Concat(Enumerable.Repeat("{% if a %}", 10_000))));
    }

    [Fact]
    public void A_template_can_refuse_its_values() => Assert.Contains(
        "must alternate", Assert.Throws<ConfigurationException>(() => Template.Parse("{{ raise_exception('Roles must alternate') }}").Render(Variables)).Message, StringComparison.Ordinal);
}
