using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using CurationPipeline.Catalog;

namespace CurationPipeline.Extract.Model;

/// <summary>Makes the JSON Schema of a reply from its types, with the catalog's kinds as the only values allowed.</summary>
internal static class ReplySchema
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public static JsonElement Of<T>(KindCatalog catalog)
    {
        var schema = Json.GetJsonSchemaAsNode(typeof(T), new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Strict(context, node, catalog),
        });
        return JsonSerializer.SerializeToElement(schema);
    }

    /// <summary>Kinds that a model may name: a quote is what it gives as words, not as an entity.</summary>
    public static IEnumerable<string> EntityKinds(KindCatalog catalog) =>
        catalog.Entities.Select(kind => kind.Name).Where(name => name != "quote");

    /// <summary>Relations that a model may name: those that start from a quote are made by us.</summary>
    public static IEnumerable<RelationKind> Relations(KindCatalog catalog) =>
        catalog.Relations.Where(relation => !relation.Sources.SequenceEqual(["quote"]));

    /// <summary>Strict servers want every property required and no other one allowed.</summary>
    private static JsonNode Strict(JsonSchemaExporterContext context, JsonNode node, KindCatalog catalog)
    {
        if (node is not JsonObject schema)
            return node;
        if (schema["properties"] is JsonObject properties)
        {
            schema["required"] = new JsonArray([.. properties.Select(property => (JsonNode)property.Key)]);
            schema["additionalProperties"] = false;
        }

        if (Values(context.PropertyInfo?.Name, catalog) is { } values)
            schema["enum"] = new JsonArray([.. values.Select(value => (JsonNode)value)]);
        if (context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), false) is [DescriptionAttribute about, ..])
            schema["description"] = about.Description;
        return schema;
    }

    private static IEnumerable<string>? Values(string? property, KindCatalog catalog) => property switch
    {
        "kind" => EntityKinds(catalog),
        "relation" => Relations(catalog).Select(relation => relation.Name),
        "role" => QuoteRoles.All,
        "opinion" => ["same", "different", "unsure"],
        _ => null,
    };
}
