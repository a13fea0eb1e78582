using CurationPipeline.Catalog;

namespace CurationPipeline.Graph;

/// <summary>What the catalog says of edges between entities.</summary>
public static class CatalogOrder
{
    /// <summary>A symmetric edge with the end whose id sorts first as its source; any other edge as it is.</summary>
    public static EdgeKey Order(this KindCatalog catalog, EdgeKey edge) =>
        catalog.FindRelation(edge.Relation)?.Symmetric == true && edge.Source.CompareTo(edge.Target) > 0
            ? edge with { Source = edge.Target, Target = edge.Source }
            : edge;
}
